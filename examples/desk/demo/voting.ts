import type { Command } from 'coop-rules/cooperative'
import { type DaysAgo, type DemoPart, demoText } from './part.js'

// What awaits finch (Esi Mensah) at The Lantern:
// - `rent-studio`: a vote that closes in two days, two for and one against so far;
// - `quiet-friday`: an item that tern proposed and backs; it takes one more;
// - `archive-for-all-change-objectives`: the consensus on an amendment of the objectives, open for three more weeks;
// - numbers for which the others have proposed and finch has not.

const STUDIO = demoText(
  'We rent the small studio in the harbour for a year. It costs 380\u00a0€ a month, beginning in January.',
  'Alquilamos un año el estudio pequeño del puerto. Cuesta 380\u00a0€ al mes, desde enero.',
)
const QUIET = demoText(
  'On Fridays nobody calls a meeting: whoever wants to record or edit has the house to themselves.',
  'Los viernes nadie convoca reuniones: quien quiera grabar o montar tiene la casa en silencio.',
)
const ARCHIVE = demoText(
  'What we recorded is worth keeping: an archive that schools and neighbours can use.',
  'Lo que grabamos merece guardarse: un archivo que puedan usar escuelas y vecindario.',
)

export const votingDemo: DemoPart = {
  names: {
    'quiet-friday': { en: '“Quiet Fridays”', es: '«Viernes en silencio»' },
    'archive-for-all': { en: '“an archive for everyone”', es: '«un archivo para todo el mundo»' },
  },
  texts: [STUDIO, QUIET, ARCHIVE],
  commands: (day) => [...numbers(day), ...decisions(day)],
}

const numbers = (day: DaysAgo): readonly Command[] =>
  (
    [
      ['robin', 'weekly-hours', '36', 44],
      ['finch', 'weekly-hours', '32', 43],
      ['robin', 'overtime-surcharge', '30%', 43],
      ['finch', 'overtime-surcharge', '45%', 43],
      ['robin', 'vacation-days', '25', 41],
      ['otter', 'project-threshold', '60%', 41],
      ['robin', 'project-threshold', '70%', 39],
      ['tern', 'project-threshold', '75%', 39],
      ['tern', 'coordinator-threshold', '60%', 20],
      ['robin', 'coordinator-threshold', '65%', 19],
      ['otter', 'backing-threshold', '30%', 19],
    ] as const
  ).map(([by, item, value, ago]): Command => ({ at: day(ago), by, type: 'propose-number', item, value }))

const decisions = (day: DaysAgo): readonly Command[] => [
  {
    at: day(12),
    by: 'robin',
    type: 'open-decision',
    decision: 'rent-studio',
    provision: 'other-matters',
    record: STUDIO.fingerprint,
  },
  { at: day(12), by: 'robin', type: 'cast', decision: 'rent-studio', answer: 'for' },
  { at: day(11), by: 'otter', type: 'cast', decision: 'rent-studio', answer: 'for' },
  { at: day(10), by: 'tern', type: 'cast', decision: 'rent-studio', answer: 'against' },
  {
    at: day(9),
    by: 'wren',
    type: 'propose-amendment',
    amendment: 'archive-for-all',
    version: '4',
    record: ARCHIVE.fingerprint,
    changes: [
      {
        kind: 'added',
        section: 'objectives',
        id: 'kept-stories',
        provision: {
          title: { en: 'An archive for everyone', es: 'Un archivo para todo el mundo' },
          text: {
            en: 'We keep what we record, so that schools and neighbours can hear and use it.',
            es: 'Guardamos lo que grabamos, para que escuelas y vecindario puedan oírlo y usarlo.',
          },
        },
      },
    ],
  },
  { at: day(9), by: 'wren', type: 'cast', decision: 'archive-for-all-change-objectives', answer: 'for' },
  { at: day(8), by: 'ibis', type: 'cast', decision: 'archive-for-all-change-objectives', answer: 'for' },
  { at: day(7), by: 'robin', type: 'cast', decision: 'archive-for-all-change-objectives', answer: 'stand-aside' },
  {
    at: day(5),
    by: 'tern',
    type: 'propose-item',
    decision: 'backing-quiet-friday',
    provision: 'put-to-the-vote',
    item: 'quiet-friday',
    record: QUIET.fingerprint,
    vote: { provision: 'other-matters', decision: 'quiet-friday-vote' },
  },
  { at: day(5), by: 'tern', type: 'cast', decision: 'backing-quiet-friday', answer: 'for' },
]
