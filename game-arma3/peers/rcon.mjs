// rcon.mjs PORT PASSWORD AWAITED COMMAND…: sends the commands one by one, waits for a message that ends with AWAITED, and
// prints JSON. Commands must be ASCII, because this library counts characters instead of bytes.
import battleye from "@senfo/battleye";

const [port, password, awaited, ...commands] = process.argv.slice(2);
const messages = [];
const answers = {};
const socket = new battleye.Socket();
const connection = socket.connection(
  { name: "peer", ip: "127.0.0.1", port: Number(port), password },
  { reconnect: false, packetTimeout: 500, packetTimeoutThresholded: 10 },
);
connection.on("message", (message) => messages.push(message));
connection.on("error", fail);
socket.on("error", fail);

function fail(error) {
  console.error(error);
  process.exit(1);
}

try {
  // The library connects on its own as soon as its socket is bound.
  await new Promise((resolve) => connection.once("connected", resolve));
  for (const command of commands) {
    const response = await connection.command(command);
    answers[command] = response.data ?? "";
  }
  while (!messages.some((message) => message.endsWith(awaited))) {
    await new Promise((resolve) => connection.once("message", resolve));
  }
  console.log(JSON.stringify({ answers, messages }));
  process.exit(0);
} catch (error) {
  fail(error);
}
