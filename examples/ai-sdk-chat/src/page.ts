/** The same chat as a page: run it and open the address that it prints. */
import { createMemory } from "@holdfast/core";
import { chooseModel } from "./choose-model.ts";
import { scriptedCook } from "./scripted-cook.ts";
import { servePage } from "./serve-page.ts";

const memory = await createMemory({ path: process.env.CHAT_MEMORY ?? ":memory:" });
const server = await servePage(
  memory,
  chooseModel() ?? scriptedCook(),
  Number(process.env.PORT ?? 3000),
);
console.log(server.address);
