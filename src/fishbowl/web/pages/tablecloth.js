import { enter } from "./door.js";

await enter({});
