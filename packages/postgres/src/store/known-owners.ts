import type { Owner } from "../client/owner-lock.ts";

const mostItems = 20_000;

/**
 * Whose the items are that this process wrote last, so that what follows for them, such as their vectors, need not wait for the changes
 * of others. An item's owner never changes.
 */
export class KnownOwners {
  private readonly owners = new Map<string, Owner>();

  get(id: string): Owner | undefined {
    return this.owners.get(id);
  }

  note(id: string, owner: Owner): void {
    this.owners.set(id, owner);
    if (this.owners.size <= mostItems) return;
    const oldest = this.owners.keys().next();
    if (!oldest.done) this.owners.delete(oldest.value);
  }
}
