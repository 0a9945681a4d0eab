@echo off
rem Start script of the main server -port=9999
cd /d "C:\Games\Arma 3 Server"
start "Arma 3" /min /high "arma3server_x64.exe" -port=2402 "-config=C:\Games\cfg\server.cfg" ^
  "-cfg=C:\Games\cfg\basic.cfg" "-profiles=C:\Games\Profiles" -name=server ^
  "-mod=@CBA_A3;@ace;@My Mods\@task_force_radio" "-serverMod=@server_side" ^
  -world=empty -autoInit -limitFPS=60 -filePatching -enableHT -maxMem=8192 -hugepages ^
  -bandwidthAlg=2 -cpuCount=4 -malloc=tbb4malloc_bi -noSound -exThreads=7 -preprocDefine=PUBLIC
timeout /t 5 -nobreak
