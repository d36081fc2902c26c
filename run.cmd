@echo off
rem Runs phuhop in an environment of its own, made on first use from the pinned requirements.
rem   run                a menu of the usual steps: also what a double click brings
rem   run demo           the main job on the sample round
rem   run test [ARGS]    every test; ARGS go to pytest
rem   run bundle         one zip for a computer without the Internet
rem   run COMMAND ...    any other phuhop command, in the caller's folder
rem PHUHOP_ENV names another folder for the environment, PHUHOP_PYTHON another Python,
rem PHUHOP_RECORD a PostgreSQL that keeps the boards' records.
rem The sentences stand at the end of the file, after the switch to UTF-8.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%p in ('chcp') do set "codepage=%%p"
chcp 65001 >nul

set "root=%~dp0"
set "pins=%root%requirements"
set "home=%root%.venv"
if defined PHUHOP_ENV for %%d in ("%PHUHOP_ENV%") do set "home=%%~fd"
set "python=%home%\Scripts\python.exe"
set "marker=%home%\made-by-phuhop"
set "PYTHONUTF8=1"
set "PHUHOP_CALL=run"
set "PIP_USER=0"
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
set "PIP_NO_INPUT=1"
set "PYTHONPATH="
set "PYTHONHOME="
set "base="
set args=%*
rem Without words it was most likely a double click, whose window closes with the script: it waits for a key first.
set "double="
if "%~1"=="" set "double=yes"
if defined double set args=menu

call :prepare "%~1"
if errorlevel 1 goto end
if "%~1"=="test" goto test
if "%~1"=="bundle" goto bundle
"%python%" "%root%cli.py" %args%
goto end

:test
pushd "%root%"
"%python%" -m pytest -n auto %args:~4%
goto end

:bundle
set "caller=%cd%\."
pushd "%root%"
"%python%" -m bundle.make --to "%caller%" %args:~6%
goto end

:end
set "code=%errorlevel%"
if defined double if not "%code%"=="0" pause
chcp %codepage% >nul
endlocal & exit /b %code%

:prepare
call :fresh run done
if errorlevel 1 goto from_scratch
if exist "%python%" goto prepare_rules
:from_scratch
call :make_home
if errorlevel 1 exit /b 1
call :install_wheels run
if errorlevel 1 exit /b 1
:prepare_rules
if "%~1"=="doctor" if exist "%home%\rules.failed" del "%home%\rules.failed"
call :fresh rules done
if not errorlevel 1 goto prepare_hosted
call :fresh rules failed
if not errorlevel 1 goto prepare_hosted
call :build_rules
if errorlevel 1 exit /b 1
:prepare_hosted
rem PostgreSQL's reader is for those whose record lies there, and for the tests.
if "%~1"=="test" goto hosted
if defined PHUHOP_RECORD if /i "%PHUHOP_RECORD:~0,8%"=="postgres" goto hosted
if defined PHUHOP_BOARD_DB if /i "%PHUHOP_BOARD_DB:~0,8%"=="postgres" goto hosted
goto prepare_test
:hosted
call :fresh hosted done
if not errorlevel 1 goto prepare_test
call :install_wheels hosted
if errorlevel 1 exit /b 1
:prepare_test
if "%~1"=="test" goto tools
if not "%~1"=="bundle" exit /b 0
:tools
call :fresh test done
if not errorlevel 1 exit /b 0
call :say_tests
call :install_wheels test
goto :eof

rem A stamp is a copy of the pins it stands for, and written last: an install cut short is done again.
:fresh
if not exist "%home%\%1.%2" exit /b 1
fc /b "%pins%\%1.txt" "%home%\%1.%2" >nul 2>nul
goto :eof

:stamp
copy /y "%pins%\%1.txt" "%home%\%1.part" >nul
move /y "%home%\%1.part" "%home%\%1.%2" >nul
goto :eof

:find_python
if defined PHUHOP_PYTHON call :try "%PHUHOP_PYTHON%"
call :try py -3.12
call :try py -3.11
call :try python3.12
call :try python3.11
call :try python3
call :try python
if defined base exit /b 0
goto say_no_python

:try
if defined base exit /b 0
call %* -I -c "import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))" >nul 2>nul
if not errorlevel 1 set base=%*
exit /b 0

:make_home
if not exist "%home%\" goto home_is_free
if exist "%marker%" goto home_is_free
dir /b /a "%home%" 2>nul | findstr . >nul
if not errorlevel 1 goto say_not_ours
:home_is_free
call :find_python
if errorlevel 1 exit /b 1
call :say_preparing
if exist "%home%\" rmdir /s /q "%home%"
mkdir "%home%"
type nul >"%marker%"
call %base% -I -m venv "%home%" >&2
goto :eof

rem Without dependencies: the lists name every package, and pip would choose again on the day a newer one is out.
:pip_install
"%python%" -I -m pip install --quiet --no-deps --require-hashes %~2 -r "%pins%\%1.txt" >"%home%\pip.log" 2>&1
goto :eof

rem A list stamped whole holds all that its packages ask for; an environment that does not is made anew the next time.
:stamp_whole
"%python%" -I -m pip check >"%home%\pip.log" 2>&1
if errorlevel 1 goto say_not_whole
call :stamp %1 done
goto :eof

rem Ready-made wheels only: a package built here would fetch build tools that nobody pinned.
:install_wheels
call :pip_install %1 "--only-binary :all:"
if errorlevel 1 goto say_not_fetched
call :stamp_whole %1
goto :eof

:build_rules
set "PIP_USE_PEP517=1"
call :pip_install build "--only-binary :all:"
if errorlevel 1 goto rules_failed
call :pip_install rules "--no-build-isolation"
if errorlevel 1 goto rules_failed
call :stamp_whole rules
goto :eof
:rules_failed
move /y "%home%\pip.log" "%home%\rules.log" >nul
call :stamp rules failed
>&2 echo Chưa dựng được bộ máy luật durable-rules (cần trình biên dịch C; chi tiết: "%home%\rules.log"): vẫn chấm điểm được bằng bảng cells.json có sẵn, nhưng muốn sửa luật thì phải có bộ máy này; cài xong hãy chạy "run doctor" để thử lại.
>&2 echo The rules engine durable-rules could not be built (it needs a C compiler): scoring works from the ready table cells.json, but changing the law needs the engine; "run doctor" tries again.
exit /b 0

:say_preparing
>&2 echo phuhop: đang chuẩn bị môi trường lần đầu (cần Internet, khoảng một phút) … / preparing the environment …
exit /b 0

:say_tests
>&2 echo phuhop: đang cài công cụ kiểm thử và đóng gói … / installing the tools of tests and bundles …
exit /b 0

:say_no_python
>&2 echo Không thấy Python 3.11 hoặc 3.12 trên máy này.
>&2 echo → Hãy cài Python 3.12 cho Windows, nhớ chọn "Add python.exe to PATH", rồi mở cửa sổ mới và chạy lại lệnh này.
>&2 echo No Python 3.11 or 3.12 was found here.
>&2 echo → Install Python 3.12 for Windows with "Add python.exe to PATH" ticked, then run this again in a new window.
exit /b 1

:say_not_ours
>&2 echo Thư mục "%home%" không do run.cmd tạo ra nên không bị xoá.
>&2 echo → Hãy tự xoá nó, hoặc đặt PHUHOP_ENV thành một thư mục khác.
>&2 echo The folder "%home%" was not made by run.cmd and is left alone.
>&2 echo → Delete it yourself, or let PHUHOP_ENV name another folder.
exit /b 1

:say_not_fetched
>&2 findstr /b ERROR "%home%\pip.log"
>&2 echo Chưa tải đủ gói cần dùng.
>&2 echo → Hãy kiểm tra kết nối Internet hoặc proxy, rồi chạy lại lệnh này.
>&2 echo Not every package could be fetched.
>&2 echo → Check the Internet connection or the proxy, then run this again.
exit /b 1

:say_not_whole
if exist "%home%\run.done" del "%home%\run.done"
>&2 type "%home%\pip.log"
>&2 echo Các gói trong môi trường còn thiếu hoặc không khớp nhau.
>&2 echo → Hãy chạy lại lệnh này để dựng lại môi trường từ đầu; nếu vẫn báo như vậy, hãy tải lại phuhop: danh sách trong "%pins%" còn thiếu gói.
>&2 echo Packages in the environment are missing or do not fit together.
>&2 echo → Run this again to make the environment anew; if it still says so, fetch phuhop again: a list in "%pins%" lacks a package.
exit /b 1
