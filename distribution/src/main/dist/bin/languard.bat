@echo off
rem Runs Languard, opens a shell on a running one, or resets a user: see "languard help".
setlocal
for %%i in ("%~dp0..") do set "LANGUARD_HOME=%%~fi"

if not defined JAVA_HOME goto path
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java
echo languard: JAVA_HOME is '%JAVA_HOME%', but there is no bin\java.exe in it 1>&2
exit /b 1
:path
set "JAVA=java.exe"
where /q java.exe
if not errorlevel 1 goto java
echo languard: Java 17 or newer is needed: none on the path, and JAVA_HOME is not set 1>&2
exit /b 1

:java
set "VERSION=unknown"
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
set "MAJOR=0"
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto options
echo languard: Java 17 or newer is needed, but %JAVA% is version %VERSION% 1>&2
exit /b 1

:options
set "QUIET="
if %MAJOR% GEQ 24 set "QUIET=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
set "CLASSES=%LANGUARD_HOME%\lib\*"
set "MEMORY=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m"
if "%~1"=="" goto run
if "%~1"=="run" goto run
if "%~1"=="reset-user" goto reset
for /d %%d in ("%LANGUARD_HOME%\system\*") do for %%j in ("%%d\sshd-osgi-*.jar" "%%d\jline-*.jar" "%%d\languard-service-*.jar") do call :add "%%~nxd\%%~nxj"
goto start
:reset
set "MEMORY=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m"
goto bundles
:run
rem Minimize memory: shrink the heap and drop idle soft references.
set "MEMORY=-XX:+UseSerialGC -Xms24m -Xmx256m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20"
set "MEMORY=%MEMORY% -XX:-ShrinkHeapInSteps -XX:SoftRefLRUPolicyMSPerMB=20"
:bundles
for /d %%d in ("%LANGUARD_HOME%\system\*") do if not "%%~nxd"=="40-web-applications" call :add "%%~nxd\*"

:start
"%JAVA%" %MEMORY% -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Dfile.encoding=UTF-8 %QUIET% ^
    %LANGUARD_JAVA_OPTS% "-Dlanguard.home=%LANGUARD_HOME%" -cp "%CLASSES%" io.languard.launcher.LauncherMain %*
exit /b %ERRORLEVEL%

rem Adds what lies in system\. The argument contains no part of the home's path, in which "call" would replace characters.
:add
set "CLASSES=%CLASSES%;%LANGUARD_HOME%\system\%~1"
exit /b 0
