/**
 * The page in a real browser: npm run test:live. Needs Chromium or Chrome (CHROMIUM names the program); without one it says so and
 * tests nothing.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withMemory } from "@holdfast/ai-sdk";
import { createMemory } from "@holdfast/core";
import { scriptedCook } from "../src/scripted-cook.ts";
import { servePage } from "../src/serve-page.ts";
import { findBrowser, openBrowser } from "./browser.ts";

const program = findBrowser();
const skip =
  program === undefined && "no Chromium was found; install one, or set CHROMIUM to its program";

test("an answer says how many memories it used, and which on click", { skip }, async () => {
  const memory = await createMemory({ path: ":memory:" });
  const page = await servePage(memory, scriptedCook(), 0);
  const browser = await openBrowser(program ?? "", page.address);
  try {
    await browser.wait("document.querySelector('form')?.onsubmit");
    const send = async (text: string) => {
      await browser.run(`document.forms[0].text.value = ${JSON.stringify(text)}`);
      await browser.run("document.forms[0].requestSubmit()");
      const answered = "document.querySelector('.assistant:last-child')?.dataset.done";
      await browser.wait(answered);
      await withMemory.settled();
      await memory.flush();
      return browser.run("document.querySelector('.assistant:last-child').textContent.trim()");
    };
    assert.equal(await send("I live in Bristol and I'm allergic to cashews."), "Nice to know.");
    await browser.run("document.querySelector('#new').click()");
    const answer = await send("What shall I cook for dinner?");
    assert.match(String(answer), /you are allergic to them\..*used 2 memories$/s);
    await browser.run("document.querySelector('button.memory').click()");
    await browser.wait("document.querySelector('ul.reasons')");
    const reasons = String(await browser.run("document.querySelector('ul.reasons').textContent"));
    assert.match(reasons, /allergic to cashews/);
    assert.match(reasons, /lives in Bristol/);
  } finally {
    await browser.close();
    await page.close();
    await memory.close();
  }
});
