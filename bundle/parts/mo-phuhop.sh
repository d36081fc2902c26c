#!/bin/sh
# Opens phuhop on a computer without the Internet; the first time it prepares itself from the files beside it.
# PHUHOP_PYTHON names another Python.
set -eu
may=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)/may
export PYTHONUTF8=1
unset PYTHONPATH PYTHONHOME

if [ ! -f "$may/mo.py" ]; then
    printf '%s\n' "Không thấy thư mục may bên cạnh tệp này." \
        "→ Hãy giải nén toàn bộ tệp .zip vào một thư mục, rồi mở lại từ thư mục ấy." >&2
    exit 1
fi
for name in ${PHUHOP_PYTHON:+"$PHUHOP_PYTHON"} python3.12 python3.11 python3 python; do
    if "$name" -I -B "$may/mo.py" --fits >/dev/null 2>&1; then
        exec "$name" -I -B "$may/mo.py" "$@"
    fi
done
printf '%s\n' "Máy này chưa có Python 3.12 (64-bit, kèm venv)." \
    "→ Hãy cài Python 3.12 từ kho phần mềm của máy (Debian/Ubuntu: gói python3.12 và python3.12-venv), rồi mở lại tệp này." >&2
exit 1
