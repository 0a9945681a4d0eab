-- Written by Languard before each start; changes are lost.
-- Reports players and chat with a token that players do not know, since they can imitate every other line of the log.

local token = "@token@"
local log = core.log

local function encode(text)
	return (tostring(text):sub(1, 4000):gsub("[^%w_.:-]", function(char)
		return ("%%%02x"):format(char:byte())
	end))
end

local function report(event, name, detail)
	log("action", "languard " .. token .. " " .. event .. " " .. encode(name) .. " " .. encode(detail or ""))
end

-- Indents all lines of a text but the first, so that none of them looks like a record.
local function indent(text)
	return type(text) == "string" and (text:gsub("[\r\n]+", "\n    ")) or text
end

function core.log(level, ...)
	if select("#", ...) == 0 then
		return log(indent(level))
	end
	return log(level, indent((...)))
end

local print_line = print

function print(...)
	local texts = {}
	for index = 1, select("#", ...) do
		texts[index] = indent(tostring((select(index, ...))))
	end
	return print_line(table.concat(texts, "\t"))
end

core.register_on_joinplayer(function(player)
	local name = player:get_player_name()
	report("join", name, core.get_player_ip(name))
end)

core.register_on_leaveplayer(function(player)
	report("leave", player:get_player_name())
end)

core.register_on_mods_loaded(function()
	-- The engine calls this function for exactly those messages that it sends to all players.
	local format = core.format_chat_message
	core.format_chat_message = function(name, message)
		if core.get_player_by_name(name) then
			report("chat", name, message)
		end
		return format(name, message)
	end
end)

local file = io.open(core.get_worldpath() .. "/languard_events.txt", "w")
if file then
	file:write(token, "\n")
	file:close()
end
