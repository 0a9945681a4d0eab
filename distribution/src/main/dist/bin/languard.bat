@echo off
rem Runs Languard, or opens a shell on a running one: see "languard help".
setlocal
for %%i in ("%~dp0..") do set "LANGUARD_HOME=%%~fi"
if defined JAVA_HOME (
    set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
    set "JAVA=java.exe"
)
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo languard: Java 17 or newer is needed: none on the path, and JAVA_HOME names none 1>&2
    exit /b 1
)
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo languard: Java 17 or newer is needed, but %JAVA% is version %VERSION% 1>&2
    exit /b 1
)
set "CLASSES=%LANGUARD_HOME%\lib\*"
if "%~1"=="shell" set "CLASSES=%CLASSES%;%LANGUARD_HOME%\system\10-osgi\*;%LANGUARD_HOME%\system\20-libraries\*"
"%JAVA%" -XX:+UseSerialGC -Xms24m -Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 ^
    -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Dfile.encoding=UTF-8 %LANGUARD_JAVA_OPTS% ^
    "-Dlanguard.home=%LANGUARD_HOME%" -cp "%CLASSES%" io.languard.launcher.Main %*
exit /b %ERRORLEVEL%
