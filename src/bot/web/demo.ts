import type { Request, Response } from 'express';
import type { Demo } from './options.js';
import { jumpSchema } from './schemas.js';
import { checked } from './request.js';
import type { Web } from './web.js';

/** GET /api/demo/people: who one may be. */
export const demoPeople = (demo: Demo) => async (_request: Request, response: Response) => {
  response.json(await demo.people());
};

/** POST demo/jump: the demo's clock, for everybody. */
export const demoJump =
  ({ streams }: Web, demo: Demo) =>
  async (request: Request, response: Response) => {
    const { to } = checked(jumpSchema, request.body);
    const now = await demo.jump(to);
    streams.clock(now);
    response.json({ now });
  };
