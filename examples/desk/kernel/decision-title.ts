import { views } from 'coop-rules/cooperative'
import type { Asked } from './route.js'
import { wordsOf } from './words.js'

/** What a decision is about, as far as a title needs it. */
export type About = Pick<views.decisions.DecisionView, 'decision' | 'provision' | 'subject' | 'record' | 'proposer'>

/** A decision in a few words, as a title: whom it admits, which project it accepts, what it changes. */
export const titleOfDecision = async (asked: Asked, about: About): Promise<string> => {
  const t = asked.words(WORDS)
  const { provision, subject, record } = about
  const name = (id: string) => asked.nameOf(id)
  switch (subject.kind) {
    case 'matter':
      return record === undefined
        ? ((await itemPut(asked, about.decision)) ?? asked.titleOf('decisions', provision))
        : (firstLine(await asked.textOf(record)) ?? asked.titleOf('decisions', provision))
    case 'admission':
      return (isOfStaying(asked, about) ? t.staying : t.admission)(await name(subject.applicant))
    case 'ousting':
      return t.ousting(await name(subject.member))
    case 'appeal':
      return t.appeal(await name(subject.member))
    case 'suspension':
      return t.suspension(await name(subject.member))
    case 'reinstatement':
      return t.reinstatement(await name(subject.member))
    case 'appointment':
      return t.appointment(await name(subject.member), await name(subject.office))
    case 'item':
      return t.item(await itemTitle(asked, subject.item))
    case 'project':
      return t.project(await name(subject.project))
    case 'coordinator':
      return t.coordinator(await name(subject.candidate), await name(subject.area), await name(subject.project))
    case 'removal':
      return subject.from === 'team'
        ? t.removal(await name(subject.member), await name(subject.project))
        : t.demotion(await name(subject.member), await name(subject.project))
    case 'shortage-menu':
      return t.shortageMenu
    case 'shortage':
      return t.shortage(await name(subject.payday))
    case 'surplus':
      return t.surplus(subject.year)
    case 'amendment':
      return t.amendment(await name(subject.amendment))
  }
}

/** Whether a vote on an admission is that on whether somebody stays after probation. Whoever asks to join proposes it themselves; of one that is over, nothing else tells. */
export const isOfStaying = (
  { state }: Pick<Asked, 'state'>,
  { decision, subject, proposer }: Pick<About, 'decision' | 'subject' | 'proposer'>,
): boolean =>
  subject.kind === 'admission' &&
  (proposer !== subject.applicant ||
    views.members.applicationOf(state, subject.applicant)?.confirmation?.decision === decision)

/** What the item of an agenda says that was put to the vote without a text; undefined where it was no item, or has no words. */
const itemPut = async (asked: Asked, decision: string): Promise<string | undefined> => {
  const matter = views.meetings
    .meetingsCalled(asked.state)
    .flatMap(({ matters }) => matters)
    .find((put) => put.decision === decision)?.matter
  const name = matter === undefined ? undefined : await asked.nameOf(matter)
  return name === matter ? undefined : name?.replace(QUOTED, '$1')
}

/** What a number is called: by the charter, or by those who put it to the vote. */
export const itemTitle = async (asked: Asked, item: string): Promise<string> => {
  const title = asked.titleOf('averageItems', item)
  if (title !== item) return title
  const name = await asked.nameOf(item)
  return name.replace(QUOTED, '$1')
}

/** The beginning of a text, where it is short enough for a title. */
const firstLine = (text: string): string | undefined => {
  const [line = ''] = text.split(/\n|(?<=[.!?]) /)
  const short = line.trim().replace(/\.$/, '')
  return short === ''
    ? undefined
    : short.length <= LONGEST
      ? short
      : `${short.slice(0, LONGEST).replace(/[,;:]? +\S*$/, '')}…`
}

const LONGEST = 76
const QUOTED = /^[“«](.*)[”»]$/

const WORDS = wordsOf({
  admission: [(who: string) => `Admit ${who}`, (who: string) => `Admitir a ${who}`],
  staying: [(who: string) => `Does ${who} stay after probation?`, (who: string) => `¿Se queda ${who} tras la prueba?`],
  ousting: [(who: string) => `Oust ${who}`, (who: string) => `Expulsar a ${who}`],
  appeal: [(who: string) => `Appeal of ${who}`, (who: string) => `Recurso de ${who}`],
  suspension: [(who: string) => `Suspend ${who}`, (who: string) => `Suspender a ${who}`],
  reinstatement: [(who: string) => `Reinstate ${who}`, (who: string) => `Readmitir a ${who}`],
  appointment: [
    (who: string, office: string) => `Appoint ${who}: ${office}`,
    (who: string, office: string) => `Nombrar a ${who}: ${office}`,
  ],
  item: [(item: string) => `Back “${item}”`, (item: string) => `Apoyar «${item}»`],
  project: [
    (project: string) => `Accept the project ${project}`,
    (project: string) => `Aceptar el proyecto ${project}`,
  ],
  coordinator: [
    (who: string, area: string, project: string) => `${who} to coordinate ${area} in ${project}`,
    (who: string, area: string, project: string) => `${who} para coordinar ${area} en ${project}`,
  ],
  removal: [
    (who: string, project: string) => `Remove ${who} from the team of ${project}`,
    (who: string, project: string) => `Apartar a ${who} del equipo de ${project}`,
  ],
  demotion: [
    (who: string, project: string) => `Remove ${who} from coordinating ${project}`,
    (who: string, project: string) => `Apartar a ${who} de la coordinación de ${project}`,
  ],
  shortageMenu: ['What may happen when pay cannot be met', 'Qué puede pasar cuando no alcanza para pagar'],
  shortage: [
    (payday: string) => `What to do about the payday ${payday}`,
    (payday: string) => `Qué hacer con el día de pago ${payday}`,
  ],
  surplus: [(year: string) => `Share the result of ${year}`, (year: string) => `Repartir el resultado de ${year}`],
  amendment: [(name: string) => `Amend the charter: ${name}`, (name: string) => `Reformar los estatutos: ${name}`],
})
