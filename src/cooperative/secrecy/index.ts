import type { Chapter } from '../chapter.js'
import { KEYS } from './keys.js'

/** Voting keys: whose they are, and who certified it. The keys themselves, and all that is sealed with them, are outside the log. */
export const SECRECY: Chapter = {
  decide: KEYS,
  evolve: {
    'voting-key-enrolled': ({ secrecy }, { member, key }) => ({
      secrecy: { keys: secrecy.keys.set(member, { key, certifiedBy: [] }) },
    }),
    'voting-key-certified': ({ secrecy }, { member, key, certifier }) => ({
      secrecy: {
        keys: secrecy.keys.set(member, {
          key,
          certifiedBy: [...(secrecy.keys.get(member)?.certifiedBy ?? []), certifier],
        }),
      },
    }),
    'membership-ended': ({ secrecy }, { member }) =>
      secrecy.keys.has(member) ? { secrecy: { keys: secrecy.keys.delete(member) } } : {},
  },
  tell: {
    'voting-key-enrolled': (_, { member }) => [{ code: 'voting-key-enrolled', clauses: ['WJC-8'], member }],
    'voting-key-certified': (_, { member, certifier }) => [
      { code: 'voting-key-certified', clauses: ['WJC-8'], member, certifier },
    ],
  },
}
