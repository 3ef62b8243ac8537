@echo off
rem Starts fastv from the folder that holds bin\ and lib\.
rem
rem   JAVA_HOME      which Java to use (17 or newer); otherwise the java on PATH
rem   FASTV_JAVA     flags for that Java: set FASTV_JAVA=-Xmx8g
rem   FASTV_PLUGINS  a folder of further jars; otherwise plugins\ beside bin\

setlocal
set "fastv_java=java"
if defined JAVA_HOME set "fastv_java=%JAVA_HOME%\bin\java.exe"
"%fastv_java%" -version >nul 2>&1
if errorlevel 1 (
  echo fastv: no java on PATH or in JAVA_HOME; fastv needs Java 17 or newer 1>&2
  exit /b 1
)
set "fastv_version="
for /f "tokens=3" %%v in ('call "%fastv_java%" -version 2^>^&1 ^| findstr /c:" version "') do set "fastv_version=%%~v"
for /f "delims=." %%v in ("%fastv_version%") do set "fastv_version=%%v"
if "%fastv_version%"=="" set "fastv_version=0"
if %fastv_version% LSS 17 (
  echo fastv: needs Java 17 or newer, found %fastv_version% 1>&2
  exit /b 1
)

rem Spinning OpenMP threads starve each other when several programs share the cores.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
set "fastv_home=%~dp0.."
if not defined FASTV_PLUGINS set "FASTV_PLUGINS=%fastv_home%\plugins"
set "fastv_flags=-Xmx2g -XX:+UseSerialGC -Xshare:auto -Djava.awt.headless=true"
if %fastv_version% GEQ 24 set "fastv_flags=%fastv_flags% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

"%fastv_java%" %fastv_flags% %FASTV_JAVA% -cp "%fastv_home%\lib\*;%FASTV_PLUGINS%\*" fastv.eval.cli.Main %*
exit /b %ERRORLEVEL%
