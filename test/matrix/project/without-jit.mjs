import { config } from 'zod'

// What a page under a strict policy says before it imports anything else: otherwise zod tries once whether text may be made into a program, and the browser reports that it may not.
config({ jitless: true })
