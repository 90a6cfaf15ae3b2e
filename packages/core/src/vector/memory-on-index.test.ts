import { describeMemoryIndex } from "@holdfast/testing";
import { describe, it } from "vitest";

describeMemoryIndex(
  { describe, it },
  { name: "its own exact index", open: () => ({ index: undefined }) },
);
