/**
 * What an answer says of a limit, after draft 8 of the IETF's RateLimit headers. Clients are told apart by a digest of
 * their key, which is remembered: it takes longer to make than all the rest.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { RateLimitInfo } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';

const mostKeys = 10_000;

export class LimitHeaders {
  private readonly policies = new LRUCache<string, string>({ max: mostKeys });
  private readonly name: string;

  /** @param property of the request that holds what express-rate-limit counted */
  constructor(
    private readonly property: string,
    private readonly perMinute: number,
    private readonly windowMs: number,
  ) {
    this.name = `"${perMinute}-in-1min"`;
  }

  /** Nothing for a request that was not counted. */
  set(request: Request, response: Response): void {
    const info = (request as unknown as Readonly<Record<string, RateLimitInfo | undefined>>)[this.property];
    if (!info) return;
    const seconds = Math.max(0, Math.ceil(((info.resetTime?.getTime() ?? 0) - Date.now()) / 1000));
    if (info.used > info.limit) response.set('Retry-After', String(seconds));
    response.append('RateLimit', `${this.name}; r=${info.remaining}; t=${seconds}`);
    response.append('RateLimit-Policy', this.policyOf(info.key));
  }

  private policyOf(key: string): string {
    const known = this.policies.get(key);
    if (known !== undefined) return known;
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 12);
    const client = Buffer.from(digest).toString('base64');
    const policy = `${this.name}; q=${this.perMinute}; w=${this.windowMs / 1000}; pk=:${client}:`;
    this.policies.set(key, policy);
    return policy;
  }
}
