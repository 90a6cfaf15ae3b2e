import { expect, test } from "vitest";
import { temporaryFile } from "../../../test/support/temporary-file.ts";
import { SqliteDatabase } from "./sqlite-database.ts";
import { SqliteStore } from "./sqlite-store.ts";
import { UnchangedAnswers } from "./unchanged-answers.ts";

function open(path: string) {
  const database = new SqliteDatabase(path, { readOnly: false, timeoutMs: 100 });
  const answers = new UnchangedAnswers(database);
  let asked = 0;
  const count = () =>
    answers.answer("how many", () => {
      asked++;
      return database.get("SELECT count(*) AS notes FROM note")?.notes;
    });
  return { database, answers, count, asked: () => asked };
}

test("an answer is kept until another connection commits", () => {
  const path = temporaryFile();
  const own = open(path);
  own.database.execute("PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT)");
  const other = open(path);
  expect([own.count(), own.count()]).toEqual([0, 0]);
  expect(own.asked()).toBe(1);
  other.database.transaction("write", () => {
    other.database.run("INSERT INTO note VALUES ('a')");
    expect([own.count(), own.asked()]).toEqual([0, 1]);
  });
  expect([own.count(), own.count(), own.asked()]).toEqual([1, 1, 2]);
  own.database.close();
  other.database.close();
});

test("an answer is kept until this connection is told that it has written", () => {
  const own = open(temporaryFile());
  own.database.execute("CREATE TABLE note (text TEXT)");
  expect(own.count()).toBe(0);
  own.database.run("INSERT INTO note VALUES ('a')");
  own.answers.forget();
  expect([own.count(), own.asked()]).toEqual([1, 2]);
  own.database.close();
});

test("each question has its own answer, however many there are", () => {
  const own = open(temporaryFile());
  own.database.execute("CREATE TABLE note (text TEXT)");
  for (let round = 0; round < 2; round++)
    for (let number = 0; number < 250; number++)
      expect(own.answers.answer(`number ${number}`, () => number)).toBe(number);
  own.database.close();
});

test("a setting and the partitions are seen as they are, whichever process wrote them", async () => {
  const path = temporaryFile();
  const [own, other] = [SqliteStore.open({ path }), SqliteStore.open({ path })];
  const scope = { userId: "ana" };
  expect([await own.getSetting("color"), await own.partitions(scope)]).toEqual([undefined, []]);
  await other.setSetting("color", "blue");
  expect(await own.getSetting("color")).toBe("blue");
  await own.setSetting("color", "red");
  expect([await own.getSetting("color"), await other.getSetting("color")]).toEqual(["red", "red"]);
  await own.close();
  await other.close();
});
