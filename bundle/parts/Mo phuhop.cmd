@echo off
rem Opens phuhop on a computer without the Internet; the first time it prepares itself from the files beside it.
rem PHUHOP_PYTHON names another Python. The sentences stand at the end of the file, after the switch to UTF-8.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%p in ('chcp') do set "codepage=%%p"
chcp 65001 >nul
title phuhop
set "may=%~dp0may"
set "PYTHONUTF8=1"
set "PYTHONPATH="
set "PYTHONHOME="
set "base="

call :open %*
set "code=%errorlevel%"
rem A double click's window closes with the script: it waits for a key first when something is to be read.
if not "%code%"=="0" pause
chcp %codepage% >nul
endlocal & exit /b %code%

:open
if not exist "%may%\mo.py" goto say_not_unpacked
if defined PHUHOP_PYTHON call :try "%PHUHOP_PYTHON%"
call :try py -3.12
call :try py -3.11
call :try python3.12
call :try python3.11
call :try python
call :try "%LOCALAPPDATA%\Programs\Python\Python312\python.exe"
call :try "%ProgramFiles%\Python312\python.exe"
if not defined base goto say_no_python
call %base% -I -B "%may%\mo.py" %*
goto :eof

:try
if defined base exit /b 0
call %* -I -B "%may%\mo.py" --fits >nul 2>nul
if not errorlevel 1 set base=%*
exit /b 0

:say_not_unpacked
>&2 echo Không thấy thư mục "may" bên cạnh tệp này: có lẽ tệp được mở thẳng từ trong tệp .zip.
>&2 echo → Hãy bấm chuột phải vào tệp .zip, chọn "Extract All…" (Giải nén tất cả), rồi mở lại từ thư mục vừa giải nén.
exit /b 1

:say_no_python
>&2 echo Máy này chưa có Python 3.12 (64-bit).
>&2 echo → Hãy nhờ người phụ trách máy tính chép và cài Python 3.12 cho Windows (64-bit). Chọn "Install Now" thì không cần quyền quản trị.
>&2 echo → Cài xong, mở lại tệp này.
exit /b 1
