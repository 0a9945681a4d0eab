// query.mjs GAMEPORT: queries the state, the players and the rules of a server and prints them as JSON.
import { GameDig } from "gamedig";

const state = await GameDig.query({
  type: "arma3",
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  givenPortOnly: false,
  requestRules: true,
  maxRetries: 5,
});
console.log(JSON.stringify(state));
