#!/bin/bash
port="2302"
mods="@cba_a3\;@ace"
# screen -dmS old ./arma3server_x64 -noLogs
chmod -R u+rwX .
screen -dmS arma3 ./arma3server_x64 -config=server.cfg -cfg=basic.cfg \
    -port=${port} -mod=$mods -serverMod="@server a;@server_b" -name=server \
    -loadMissionToMemory -world=empty -ip=192.0.2.7 -noLogs -debug
