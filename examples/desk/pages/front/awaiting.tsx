import { views } from 'coop-rules/cooperative'
import type { State } from 'coop-rules/cooperative'
import { day } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { roundTitle } from '../circles/find.js'
import { ruleAtOpening, sentencesAbout } from '../decisions/rule.js'
import { ballotsKept, waitsForCount } from '../decisions/secrecy.js'
import { mayRecord } from '../decisions/ballot-box.js'
import { type Counts, moreNeeded } from '../decisions/standing.js'
import { itemTitle, titleOfDecision } from '../../kernel/decision-title.js'
import { electionTitle } from '../elections/say.js'
import { meetingTitle } from '../meetings/list.js'
import { type Place, withUnit } from '../numbers/place.js'
import { partsAsked } from '../sealed/parts-asked.js'
import { type Awaited, inOrderOfDays } from './awaited.js'
import { keyPartCard } from './key-part.js'

/** Everything that awaits somebody but numbers, what closes first at the front. Nobody who has voted is reminded of it; a secret vote awaits everybody until it closes, for who has voted is as secret as how. */
export const awaitedBy = async (
  asked: Asked,
  awaiting: ReturnType<typeof views.awaiting>,
): Promise<readonly Awaited[]> => {
  const gathered = await Promise.all([
    ...awaiting.votes.map((vote) => voteCard(asked, vote)),
    ...awaiting.elections.map((election) => electionCard(asked, election)),
    ...awaiting.rounds.map((round) => roundCard(asked, round)),
    ...awaiting.meetings.map((meeting) => meetingCard(asked, meeting)),
    ...awaiting.mattersToTakeUp.map((matter) => matterCard(asked, matter)),
    ...boxesToCount(asked).map((decision) => boxCard(asked, decision)),
    ...awaiting.agreementsToReview.map((agreement) => agreementCard(asked, agreement)),
    ...awaiting.projects.map((project) => projectCard(asked, project)),
    ...(await partsAsked(asked)).map((part) => keyPartCard(asked, part)),
  ])
  return inOrderOfDays([...gathered, ...(keysToCertify(asked.state, asked.me) ? [keysCard(asked)] : [])])
}

type Awaiting = ReturnType<typeof views.awaiting>

const voteCard = async (asked: Asked, { decision, secret, closesOn }: Awaiting['votes'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  const found = views.decisions.decisionView(asked.state, decision) as views.decisions.DecisionView
  const by = views.decisions.ruleOf(asked.state, decision)
  const sentences = by === undefined ? [] : ruleAtOpening(by, asked.locale)
  const { standing } = found
  const backing = by?.rule.by === 'backing'
  const kept = ballotsKept(asked, decision)
  if (kept === 'box' || kept === 'awaits-agreement') return secretCard(asked, found, kept)
  const overdue = secret && closesOn !== undefined && closesOn < asked.today
  return {
    kind: secret ? t.secretVote : backing ? t.backing : t.vote,
    title: await titleOfDecision(asked, found),
    to: secret ? `/sealed/${decision}` : `/decisions/${decision}`,
    act: secret ? t.voteSealed : backing ? t.back : t.cast,
    rule: sentencesAbout(sentences, ['rule']),
    ...(secret
      ? { now: t.secretNow }
      : standing === undefined
        ? {}
        : { now: backing ? t.backedBy(standing.counts.for ?? 0) : countsIn(asked, standing) }),
    ...(secret || standing === undefined ? {} : { changes: moreNeeded(asked, standing, found.entitled) }),
    until: overdue ? undefined : closesOn,
    ...(closesOn === undefined || secret
      ? {}
      : { orEarlier: `${t.notIncluded}${found.ballotsCanChange ? '' : t.orEarlier}` }),
    untilWhen: overdue
      ? t.countDue(day(closesOn, asked.locale))
      : backing
        ? t.untilBacked
        : sentencesAbout(sentences, ['holdForDays']) || t.untilCarried,
  }
}

/** A secret vote whose ballots are not sealed here: nothing of it is promised that the desk does not do. */
const secretCard = async (
  asked: Asked,
  found: views.decisions.DecisionView,
  kept: 'box' | 'awaits-agreement',
): Promise<Awaited> => {
  const t = asked.words(WORDS)
  const { decision, closesOn } = found
  const by = views.decisions.ruleOf(asked.state, decision)
  const over = waitsForCount(asked, decision)
  return {
    kind: t.secretVote,
    title: await titleOfDecision(asked, found),
    to: `/decisions/${decision}`,
    act:
      kept === 'awaits-agreement'
        ? t.agreeOrNot
        : !over
          ? t.howToVote
          : mayRecord(asked, decision)
            ? t.recordCount
            : t.seeIt,
    rule: by === undefined ? '' : sentencesAbout(ruleAtOpening(by, asked.locale), ['rule']),
    now: kept === 'awaits-agreement' ? t.tooFew : over ? t.boxOver : t.boxNow,
    until: over || kept === 'awaits-agreement' ? undefined : closesOn,
    untilWhen: kept === 'awaits-agreement' ? t.untilAgreed : t.untilRecorded,
  }
}

/** The ballot boxes that are closed, whose count somebody may record. */
const boxesToCount = (asked: Asked): readonly string[] =>
  [...asked.state.decisions.open.values()]
    .filter(({ ballotsClosed }) => ballotsClosed)
    .map(({ opening }) => opening.decision)
    .filter((decision) => ballotsKept(asked, decision) === 'box' && mayRecord(asked, decision))

const boxCard = (asked: Asked, decision: string): Promise<Awaited> =>
  secretCard(asked, views.decisions.decisionView(asked.state, decision) as views.decisions.DecisionView, 'box')

/** The counts in a few words. */
const countsIn = (asked: Asked, standing: views.decisions.StandingView): string => {
  const t = asked.words(WORDS)
  const counts: Counts = standing.counts
  if ('block' in counts) return t.consensus(counts.for ?? 0, counts.standAside ?? 0, counts.block ?? 0)
  return 'for' in counts
    ? t.choices(counts.for ?? 0, counts.against ?? 0, counts.abstain ?? 0)
    : t.ballots(counts.ballots ?? 0)
}

const electionCard = async (asked: Asked, one: Awaiting['elections'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  const shown = views.elections.electionInFull(asked.state, one.election)
  return {
    kind: t.election,
    title:
      shown === undefined
        ? await asked.nameOf(one.election)
        : await electionTitle(asked, one.election, shown.provision),
    to: `/elections/${one.election}`,
    act: shown?.secret === true && one.what === 'cast-ballot' ? t.howToVote : t[one.what],
    ...(shown === undefined
      ? {}
      : { rule: asked.titleOf('elections', shown.provision), now: standingIn(asked, shown) }),
    until: one.until,
  }
}

/** Who stands: while nominations are open, those who accepted theirs, and how many have not yet. */
const standingIn = (asked: Asked, { stage, candidates, accepted, seats }: views.elections.ElectionInFull): string => {
  const t = asked.words(WORDS)
  if (stage !== 'nominations') return t.stand(candidates.length, seats)
  const standing = candidates.filter((one) => accepted.includes(one)).length
  const asks = candidates.length - standing
  return asks === 0 ? t.stand(standing, seats) : `${t.stand(standing, seats)}. ${t.notAccepted(asks)}`
}

const roundCard = async (asked: Asked, one: Awaiting['rounds'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  const circle = await asked.nameOf(one.circle)
  return {
    kind: t.round,
    title: await roundTitle(asked, one.round, one.subject),
    to: `/rounds/${one.round}`,
    act: t.answer,
    rule: t.byConsent(circle),
    ...(one.wording === undefined ? {} : { now: await asked.textOf(one.wording) }),
    changes: t.consentChanges,
    untilWhen: t.untilAllAnswered,
  }
}

const meetingCard = async (asked: Asked, one: Awaiting['meetings'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  return {
    kind: t.meeting,
    title: await meetingTitle(asked, one.meeting, one.provision),
    to: `/meetings/${one.meeting}`,
    act: t.toMeeting,
    rule: asked.titleOf('meetings', one.provision),
    now: t.takePart(one.present, one.needed),
    until: one.on,
  }
}

const matterCard = async (asked: Asked, one: Awaiting['mattersToTakeUp'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  return {
    kind: t.matter,
    title: await roundTitle(asked, one.round, one.subject),
    to: `/circles/${one.circle}`,
    act: t.takeUp,
    now: t.noConsentIn(await asked.nameOf(one.from)),
    changes: t.takeUpChanges(await asked.nameOf(one.circle)),
    untilWhen: t.untilTakenUp,
  }
}

const agreementCard = async (asked: Asked, one: Awaiting['agreementsToReview'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  return {
    kind: t.agreement,
    title: await roundTitle(asked, one.round, one.subject),
    to: `/circles/${one.circle}`,
    act: t.review,
    now: await asked.textOf(one.wording),
    changes: t.reviewChanges,
    until: one.reviewOn,
  }
}

const projectCard = async (asked: Asked, one: Awaiting['projects'][number]): Promise<Awaited> => {
  const t = asked.words(WORDS)
  return {
    kind: t.project,
    title: await asked.nameOf(one.project),
    to: `/projects/${one.project}`,
    act: t.toProject,
    ...(one.coordinates.length === 0
      ? {}
      : { rule: t.coordinates((await Promise.all(one.coordinates.map(asked.nameOf))).join(', ')) }),
    now: await asked.tell(one.next.because),
    untilWhen: t.untilNext,
  }
}

const keysCard = (asked: Asked): Awaited => {
  const t = asked.words(WORDS)
  return {
    kind: t.keys,
    title: t.keysTitle,
    to: '/sealed/keys',
    act: t.certify,
    rule: t.keysRule,
    changes: t.keysChange,
    untilWhen: t.untilCertified,
  }
}

/** Whether somebody's voting key still needs another member to certify it. The list is gone through once for each state of the keys, not once for each page. */
const keysToCertify = (state: State, me: string): boolean => {
  const waiting = uncertified.get(state.secrecy) ?? views.secrecy.votingKeys(state).filter((key) => !key.certified)
  uncertified.set(state.secrecy, waiting)
  return (
    waiting.some(({ member, certifiedBy }) => member !== me && !certifiedBy.includes(me)) &&
    views.members.mayVote(state, me)
  )
}
const uncertified = new WeakMap<object, readonly views.secrecy.VotingKeyShown[]>()

/** Numbers that somebody may still propose for, by name. */
export const numbersAwaiting = async (asked: Asked, numbers: Awaiting['numbers']) =>
  Promise.all(
    numbers.map(async ({ item, scope }) => ({
      item,
      ...(scope === undefined ? {} : { scope }),
      title:
        scope === undefined
          ? await itemTitle(asked, item)
          : `${await itemTitle(asked, item)}, ${await asked.nameOf(scope)}`,
      inForce: await inForceOf(asked, { item, ...(scope === undefined ? {} : { scope }) }),
    })),
  )

const inForceOf = async (asked: Asked, place: Place): Promise<string> => {
  const now = views.averages.numberNow(asked.state, place)
  return now === undefined ? '' : withUnit(asked, place.item, now.inForce.value)
}

const WORDS = wordsOf({
  vote: ['Vote', 'Votación'],
  secretVote: ['Secret vote', 'Voto secreto'],
  backing: ['Backing', 'Apoyo'],
  cast: ['Cast your vote', 'Votar'],
  back: ['Read and back it', 'Leer y apoyar'],
  voteSealed: ['Seal your vote', 'Sellar tu voto'],
  secretNow: [
    'Sealed in your browser. It stands here until the count for everybody, whether they voted or not: who did is secret too.',
    'Se sella en tu navegador. Aquí sigue hasta el escrutinio para todo el mundo, haya votado o no: también es secreto quién votó.',
  ],
  howToVote: ['See how to vote', 'Ver cómo se vota'],
  boxNow: [
    'A ballot box that the cooperative trusts collects the ballots, outside this desk. It stands here until then for everybody, whether they voted or not: who did is secret too.',
    'Las papeletas las recoge, fuera de esta mesa, una urna en la que confía la cooperativa. Aquí sigue hasta entonces para todo el mundo, haya votado o no: también es secreto quién votó.',
  ],
  boxOver: [
    'The time to vote is over. What the ballot box counted is not recorded here yet.',
    'El plazo para votar acabó. Aquí aún no consta lo que contó la urna.',
  ],
  seeIt: ['See how it ends', 'Ver cómo acaba'],
  recordCount: ['Record what was counted', 'Anotar el escrutinio'],
  untilRecorded: ['Until what was counted is recorded.', 'Hasta que se anote el escrutinio.'],
  tooFew: [
    'Too few may vote for secrecy: voting begins once all of them agree to vote openly.',
    'Pueden votar muy pocas personas para el secreto: se vota cuando todas acepten hacerlo en abierto.',
  ],
  agreeOrNot: ['Read and agree', 'Leer y aceptar'],
  untilAgreed: ['Until all of them agree.', 'Hasta que todas lo acepten.'],
  countDue: [
    (on: string) => `The count was due on ${on}. Until the ballots are closed.`,
    (on: string) => `El escrutinio tocaba el ${on}. Hasta que se cierren las papeletas.`,
  ],
  notIncluded: [', that day not included', ', ese día no incluido'],
  orEarlier: [
    ', or earlier, once nothing can change the outcome',
    ', o antes, cuando ya nada pueda cambiar el resultado',
  ],
  untilBacked: [
    'Until enough back this wording, or it is withdrawn.',
    'Hasta que tenga bastantes apoyos esta redacción, o se retire.',
  ],
  untilCarried: ['Open until it is carried or withdrawn.', 'Abierta hasta que se apruebe o se retire.'],
  choices: [
    (f: number, against: number, abstain: number) => `${f} for, ${against} against, ${abstain} abstaining`,
    (f: number, against: number, abstain: number) =>
      `${f} a favor, ${against} en contra, ${abstain} ${abstain === 1 ? 'abstención' : 'abstenciones'}`,
  ],
  backedBy: [(n: number) => `backed by ${n}`, (n: number) => `apoyos: ${n}`],
  consensus: [
    (f: number, aside: number, block: number) => `agree: ${f}; stand aside: ${aside}; block: ${block}`,
    (f: number, aside: number, block: number) => `De acuerdo: ${f}; se hacen a un lado: ${aside}; bloquean: ${block}`,
  ],
  ballots: [(n: number) => `Ballots so far: ${n}`, (n: number) => `Papeletas hasta ahora: ${n}`],
  election: ['Election', 'Elección'],
  'accept-nomination': ['Accept your nomination', 'Aceptar tu candidatura'],
  'cast-ballot': ['Cast your vote', 'Votar'],
  'cast-run-off-ballot': ['Cast your vote in the run-off', 'Votar en la segunda vuelta'],
  stand: [
    (n: number, seats: number) => `Standing: ${n}, for ${seats} ${seats === 1 ? 'seat' : 'seats'}`,
    (n: number, seats: number) => `Candidaturas: ${n}, para ${seats} ${seats === 1 ? 'puesto' : 'puestos'}`,
  ],
  notAccepted: [
    (n: number) => `Nominated, and not accepted yet: ${n}.`,
    (n: number) => `Con propuesta aún sin aceptar: ${n}.`,
  ],
  round: ['Consent round', 'Ronda de consentimiento'],
  answer: ['Take your turn', 'Dar tu respuesta'],
  byConsent: [
    (circle: string) => `${circle} decides by consent.`,
    (circle: string) => `${circle} decide por consentimiento.`,
  ],
  consentChanges: [
    'It is agreed on once no upheld objection stands.',
    'Queda acordado cuando no queda en pie ninguna objeción admitida.',
  ],
  untilAllAnswered: ['Until everyone it waits for has answered.', 'Hasta que respondan quienes faltan.'],
  meeting: ['Meeting', 'Asamblea'],
  toMeeting: ['See the agenda', 'Ver el orden del día'],
  takePart: [
    (n: number, needed: number | null) => `Taking part: ${n}${needed === null ? '' : `; the quorum is ${needed}`}`,
    (n: number, needed: number | null) => `Participan: ${n}${needed === null ? '' : `; el quórum es ${needed}`}`,
  ],
  matter: ['To take up', 'Por retomar'],
  takeUp: ['Take it up', 'Retomarlo'],
  noConsentIn: [
    (circle: string) => `There was no consent on it in ${circle}.`,
    (circle: string) => `No hubo consentimiento en ${circle}.`,
  ],
  takeUpChanges: [
    (circle: string) => `A consent round of ${circle} takes it up.`,
    (circle: string) => `Lo retoma una ronda de consentimiento de ${circle}.`,
  ],
  untilTakenUp: ['Until it is taken up.', 'Hasta que se retome.'],
  agreement: ['Agreement to review', 'Acuerdo por revisar'],
  review: ['Review it', 'Revisarlo'],
  reviewChanges: ['It stays in force until another round changes it.', 'Sigue vigente hasta que otra ronda lo cambie.'],
  project: ['Project you are in', 'Proyecto en el que estás'],
  toProject: ['Open the project', 'Abrir el proyecto'],
  coordinates: [(areas: string) => `You coordinate ${areas}.`, (areas: string) => `Coordinas ${areas}.`],
  untilNext: ['Until its next step.', 'Hasta su próximo paso.'],
  keys: ['Voting keys', 'Claves de voto'],
  keysTitle: ['Keys that wait to be certified', 'Claves por certificar'],
  certify: ['Compare and certify', 'Comparar y certificar'],
  keysRule: [
    'Two other members certify that a voting key is its owner’s.',
    'Otras dos personas socias certifican que una clave de voto es de quien dice serlo.',
  ],
  keysChange: [
    'Only with a certified key can somebody vote in secret.',
    'Solo con una clave certificada se puede votar en secreto.',
  ],
  untilCertified: ['Until they are certified.', 'Hasta que estén certificadas.'],
})
