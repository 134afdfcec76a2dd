import type { Charter } from 'coop-rules/charter'
import type { CommandType, State } from 'coop-rules/cooperative'
import type { Locale, Problem } from 'coop-rules/problems'
import type { Because } from 'coop-rules/reasons'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Session } from './accounts.js'
import type { CoopHouse } from './house.js'
import type { Told } from './names.js'
import type { Who } from './rights.js'
import type { Words, WordsIn } from './words.js'

/** A place below `/c/{coop}`: its address, who may come there, and what it answers. */
export interface Route {
  readonly method: 'get' | 'post'
  /** As Hono writes it: `/decisions/:decision`. */
  readonly path: string
  readonly who: Who
  /** How many bytes may be sent: 64 kB, where nothing is said. */
  readonly mostBytes?: number
  readonly answer: (asked: Asked) => Response | Promise<Response>
}

/** A command as a form gives it: who gives it, on which day, and under which name is said by the desk. */
export type Given = { readonly type: CommandType; readonly onBehalfOf?: string } & Readonly<Record<string, unknown>>

/** Why a command was refused: reasons in the language of whoever gave it, with names in them. */
export interface Refusal {
  readonly words: readonly string[]
  readonly because: Because
  readonly problems: readonly Problem[]
}

/** What was asked for, by whom, and what a page needs to answer. */
export interface Asked {
  readonly house: CoopHouse
  /** Where the co-op stands, with all that was stored before this was asked. */
  readonly state: State
  /** The charter in force. */
  readonly charter: Charter
  /** Who asks, or the enterprise for which they do; undefined where they are not signed in. What is shown and what may be done goes by this. */
  readonly viewer: string | undefined
  /** The same, where the route lets nobody in who is not signed in. */
  readonly me: string
  /** Who is signed in, for whomever they act: whose account, passkeys and receipts these are. */
  readonly person: string
  readonly session: Session | undefined
  /** The address by which people reach the desk, without a slash at the end. */
  readonly origin: string
  /** YYYY-MM-DD. */
  readonly today: string
  readonly locale: Locale
  readonly theme: 'auto' | 'light' | 'dark'
  /** What the route's path has in the place of `:name`. */
  readonly param: (name: string) => string
  readonly query: (name: string) => string | undefined
  /** What a form sent: the first value of a name, without spaces around it; '' where there is none. */
  readonly field: (name: string) => string
  /** All values of a name. */
  readonly fields: (name: string) => readonly string[]
  readonly files: (name: string) => readonly Upload[]
  /** What an island sent as JSON. */
  readonly json: unknown
  /** The sayings of a page in the reader's language. */
  readonly words: <const W extends Words>(words: W) => WordsIn<W>
  /** An address of this co-op: `path('/numbers')`. */
  readonly path: (rest: string) => string
  /** Reasons in words, with names and texts in the place of ids and fingerprints. */
  readonly tell: (because: Because) => Promise<string>
  /** What an id is called: its name; the title of the charter or of a circle; else the id. */
  readonly nameOf: (id: string) => Promise<string>
  /** The text of a fingerprint; a sentence that it was erased, where it was. */
  readonly textOf: (fingerprint: string) => Promise<string>
  /** What a provision of the charter is called: `titleOf('decisions', 'admit-worker-owner')`. */
  readonly titleOf: (section: string, id: string) => string
  /** A new token for a form of this page. */
  readonly token: () => string
  /** A new id for what the form that was sent makes. Sent twice, it makes the same, so that it happens once. */
  readonly newId: (prefix: string) => string
  /** Keeps a text that the form sent with the command that names it, and gives its fingerprint: the same form with the same text gives the same. */
  readonly keepText: (text: string) => Promise<string>
  /** Names what a command makes, with that command: what the rules refuse leaves no name, and changes none. */
  readonly rename: (id: string, name: Told) => void
  /** Writes something beside the log right before the next command that the rules would accept, and not at all where they refuse it. */
  readonly keep: (write: () => Promise<unknown>) => void
  /** A whole page. */
  readonly page: (page: PageParts, status?: 200 | 403 | 404 | 409 | 422) => Response | Promise<Response>
  /**
   * Gives a command, in the name of whoever is signed in, and sends them to the page that says what was saved; where it is refused, what `again` makes of it, which shows the form once more with all that was filled in. `more` are names and values
   * that the receipt's address carries on.
   */
  readonly give: (command: Given, again: (refusal: Refusal) => Response | Promise<Response>) => Promise<Response>
  /** Gives a command and tells what became of it, for islands and for pages that give several. */
  readonly run: (command: Given, part?: string) => Promise<Refusal | undefined>
  readonly redirect: (rest: string) => Response
  /** Something to take home: `download({ name: 'ledger.csv', type: 'text/csv', body })`. */
  readonly download: (file: {
    readonly name: string
    readonly type: string
    readonly body: string | Uint8Array
  }) => Response
  readonly answerJson: (body: unknown, status?: 200 | 409 | 422 | 429) => Response
  readonly notFound: () => Response | Promise<Response>
  /** What Hono knows of the request, for what nothing above gives. */
  readonly c: Context
}

/** A file that somebody sent. */
type Upload = Exclude<ReturnType<FormData['get']>, string | null>

export interface PageParts {
  /** What the page is, as its title and its first heading say. */
  readonly title: string
  readonly body: Child
  /** Islands of the page, by the names of their files. */
  readonly islands?: readonly string[]
  /** Where the page came from, for a link back: [address, title]. */
  readonly back?: readonly [string, string]
  /** Whether it says so when others changed something meanwhile. */
  readonly live?: boolean
}
