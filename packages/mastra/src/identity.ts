import type { Scope } from "@holdfast/core";
import type { RequestContext } from "@mastra/core/request-context";

/** The ids that Mastra gives a run. */
export interface RunIds {
  /** The conversation. */
  threadId: string;
  /** Whom it belongs to. */
  resourceId?: string | undefined;
}

/** What an {@link IdentityResolver} is told about a run. */
export interface IdentityContext extends RunIds {
  /** The ids of the outermost run, when an agent delegated this one to a sub-agent. */
  parent?: RunIds | undefined;
  /** What the caller passed with the request. It may be one that was used for another user before. */
  requestContext?: RequestContext | undefined;
}

/** Whose memory a run reads and writes. */
export interface Identity {
  /** What is recalled and searched. */
  recall: Scope;
  /** Where what was said is recorded, and tools add facts; nothing is when it is left out. */
  capture?: Scope | undefined;
}

/** Says whose memory a run is about; undefined when it shall have none. */
export type IdentityResolver = (
  context: IdentityContext,
) => Identity | undefined | Promise<Identity | undefined>;

/** The ids that every scope of an agent carries besides the user and the thread. */
export interface FixedIds {
  agentId?: string | undefined;
  appId?: string | undefined;
}

/**
 * The default {@link IdentityResolver}. The resource is the user and the thread the conversation: recalled is what the user
 * said in any of their threads, recorded is under user and thread. A sub-agent reads its parent's user, and records nothing:
 * what an agent asks another one is not what the user said. Without a resource a thread reads and writes itself alone.
 *
 * @param fixed `appId` is part of both scopes; `agentId` only of what is recorded, so that the agents of an application share
 * what they know of a user
 */
export function identityOf(
  { threadId, resourceId, parent }: IdentityContext,
  { agentId, appId }: FixedIds = {},
): Identity {
  const app = appId === undefined ? {} : { appId };
  const agent = agentId === undefined ? {} : { agentId };
  const { resourceId: userId, threadId: runId } = parent ?? { resourceId, threadId };
  const recall = { ...app, ...(userId === undefined ? { runId } : { userId }) };
  return parent === undefined ? { recall, capture: { ...recall, ...agent, runId } } : { recall };
}
