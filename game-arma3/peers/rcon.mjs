// rcon.mjs PORT PASSWORD AWAITED COMMAND…: sends the commands one after the other, waits for a message that ends with
// AWAITED, prints JSON. Commands are ASCII: this peer counts characters where it should count bytes.
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
  // It connects by itself as soon as its socket is bound.
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
