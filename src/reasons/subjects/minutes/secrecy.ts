import type { SentencesOf } from '../../sentences.js'
import type { Thing } from '../commands.js'

/** A number that everyone sets in secret, or each team for itself. */
interface ItemFacts {
  readonly item: string
  readonly scope?: string
}

/** What the minutes say of secret votes and numbers, and why something of them is refused. */
export interface SecrecyMinutes {
  'ballots-opened': { readonly decision: string; readonly holders: number }
  /** Ballots cannot be closed that nobody could seal yet. */
  'ballots-not-opened': { readonly what: Thing; readonly id: string }
  /** It stands open, and was not carried by this count. */
  'not-carried-by-this-count': { readonly decision: string; readonly until: string }
  /** Nothing may be told of this count. */
  'count-postponed': { readonly decision: string; readonly until: string }
  /** Too few are entitled for secrecy, and this takes its place. */
  'instead-of-secrecy': { readonly decision: string; readonly how: 'openly' | 'if-all-agree' | 'assembly' }
  'open-vote-agreed': { readonly decision: string; readonly member: string }
  /** `closesOn` is empty where no day ends the vote. */
  'vote-opened': { readonly decision: string; readonly closesOn: string }
  /** Nothing may be told, and what the charter names for that. */
  'too-few-for-secrecy': {
    readonly instead: 'wait-for-more' | 'outcome-only' | 'open' | 'openly' | 'assembly'
  }
  /** Counts that nearly everybody is on one side of are not told. */
  'too-near-an-end': { readonly decision: string }
  /** Counts that may be told are told: leaving them out would say something of them. */
  'counts-left-out': { readonly decision: string }
  /** By the charter no count is told of such a vote. */
  'outcomes-only': object
  'item-ballots-opened': ItemFacts & { readonly holders: number }
  'item-ballots-closed': ItemFacts
  'mean-released': ItemFacts & { readonly observed: number }
  /** The mean would tell what somebody proposed. */
  'number-not-told': { readonly item: string }
  'voting-key-enrolled': { readonly member: string }
  'voting-key-unchanged': { readonly member: string }
  'voting-key-certified': { readonly member: string; readonly certifier: string }
  /** A key stays as it is while something sealed that its holder votes on is open. */
  'key-in-use': { readonly what: Thing; readonly id: string }
}

export const SECRECY_MINUTES_EN: SentencesOf<SecrecyMinutes> = {
  'ballots-opened': (r, n) =>
    `Ballots on ${r.decision} are sealed from now on; the key is shared by ${n.count(r.holders, 'holder', 'holders')}, none of whom votes`,
  'ballots-not-opened': (r) => `Nobody could seal a ballot yet: the record of ballots on ${r.id} has to begin first`,
  'not-carried-by-this-count': (r) =>
    `${r.decision} is not carried by this count; it stays open, and is counted again from ${r.until} on`,
  'count-postponed': (r) =>
    `Nothing is told of this count of ${r.decision}, for it would tell how somebody voted; it is counted again from ${r.until} on`,
  'instead-of-secrecy': (r) => `Too few are entitled on ${r.decision} for secrecy: ${INSTEAD_EN[r.how]}`,
  'open-vote-agreed': (r) => `${r.member} agrees to vote openly on ${r.decision}`,
  'vote-opened': (r) =>
    `The vote on ${r.decision} is open from now on, and begins from nothing${r.closesOn === '' ? '' : `; it goes on until ${r.closesOn}, that day not included`}`,
  'too-few-for-secrecy': (r) => `For that case the charter says: ${BELOW_EN[r.instead]}`,
  'too-near-an-end': (r) =>
    `The counts of ${r.decision} come so near to everyone, or to nobody, that they would tell how somebody voted: tell the outcome, and near which end`,
  'counts-left-out': (r) =>
    `What is told of ${r.decision} was settled before anybody counted: its counts, or near which end they are; to leave them out would say something of them`,
  'outcomes-only': () => 'Of such a vote the outcome is told and never a count, whatever it comes to',
  'item-ballots-opened': (r, n) =>
    `Proposals for ${placeEn(r)} are sealed from now on; the key is shared by ${n.count(r.holders, 'holder', 'holders')}`,
  'item-ballots-closed': (r) =>
    `A batch of proposals for ${placeEn(r)} is closed, and the fingerprint of their record is kept here`,
  'mean-released': (r, n) =>
    `The mean of ${n.count(r.observed, 'secret proposal', 'secret proposals')} for ${placeEn(r)} is released`,
  'number-not-told': (r) =>
    `The mean of ${r.item} would tell what somebody proposed: the number stays as it is until a later batch`,
  'voting-key-enrolled': (r) => `${r.member} has a voting key; it counts once two others have certified it`,
  'voting-key-unchanged': (r) => `This is the voting key of ${r.member} already`,
  'voting-key-certified': (r) => `${r.certifier} certifies the voting key of ${r.member}`,
  'key-in-use': (r) => `A voting key is not changed during a vote: ${r.id} is open`,
}

export const SECRECY_MINUTES_ES: SentencesOf<SecrecyMinutes> = {
  'ballots-opened': (r, n) =>
    `Desde ahora se sellan las papeletas de ${r.decision}; la clave se reparte entre ${n.count(r.holders, 'persona custodia que no vota', 'personas custodias que no votan')}`,
  'ballots-not-opened': (r) =>
    `Aún no se podía sellar ninguna papeleta: primero ha de abrirse el registro de papeletas de ${r.id}`,
  'not-carried-by-this-count': (r) =>
    `${r.decision} no sale adelante en este escrutinio; sigue abierta y se vuelve a escrutar desde el ${r.until}`,
  'count-postponed': (r) =>
    `De este escrutinio de ${r.decision} no se dice nada, porque revelaría qué votó alguien; se vuelve a escrutar desde el ${r.until}`,
  'instead-of-secrecy': (r) => `El censo de ${r.decision} no basta para guardar el secreto: ${INSTEAD_ES[r.how]}`,
  'open-vote-agreed': (r) => `${r.member} acepta que ${r.decision} se vote abiertamente`,
  'vote-opened': (r) =>
    `Desde ahora ${r.decision} se vota abiertamente y desde cero${r.closesOn === '' ? '' : `, hasta el ${r.closesOn}, ese día no incluido`}`,
  'too-few-for-secrecy': (r) => `Para ese caso los estatutos dicen: ${BELOW_ES[r.instead]}`,
  'too-near-an-end': (r) =>
    `Las cifras de ${r.decision} rozan la unanimidad y revelarían qué votó alguien: diga el resultado y de qué lado está`,
  'counts-left-out': (r) =>
    `Lo que se dice de ${r.decision} quedó fijado antes de contar: sus cifras, o de qué extremo están cerca; callarlas ya diría algo de ellas`,
  'outcomes-only': () => 'De una votación así se dice el resultado y nunca las cifras, sean las que sean',
  'item-ballots-opened': (r, n) =>
    `Desde ahora se sellan las propuestas para ${placeEs(r)}; la clave se reparte entre ${n.count(r.holders, 'persona custodia', 'personas custodias')}`,
  'item-ballots-closed': (r) =>
    `Se cierra una tanda de propuestas para ${placeEs(r)}; aquí queda la huella de su registro`,
  'mean-released': (r, n) =>
    `Se publica el promedio de ${n.count(r.observed, 'propuesta secreta', 'propuestas secretas')} para ${placeEs(r)}`,
  'number-not-told': (r) =>
    `El promedio de ${r.item} revelaría qué propuso alguien: el número sigue como está hasta otra tanda`,
  'voting-key-enrolled': (r) => `${r.member} tiene clave de voto; vale cuando otras dos personas la hayan certificado`,
  'voting-key-unchanged': (r) => `Esta ya es la clave de voto de ${r.member}`,
  'voting-key-certified': (r) => `${r.certifier} certifica la clave de voto de ${r.member}`,
  'key-in-use': (r) => `Una clave de voto no se cambia durante una votación: ${r.id} está abierta`,
}

const INSTEAD_EN: Readonly<Record<SecrecyMinutes['instead-of-secrecy']['how'], string>> = {
  openly: 'the vote is open',
  'if-all-agree': 'the vote is open once all of them agree',
  assembly: 'more people decide in their place',
}

const INSTEAD_ES: Readonly<Record<SecrecyMinutes['instead-of-secrecy']['how'], string>> = {
  openly: 'se vota abiertamente',
  'if-all-agree': 'se vota abiertamente cuando todo el mundo lo acepte',
  assembly: 'decide en su lugar un censo más amplio',
}

const BELOW_EN: Readonly<Record<SecrecyMinutes['too-few-for-secrecy']['instead'], string>> = {
  'wait-for-more': 'it waits for more',
  'outcome-only': 'it waits until an outcome can be told',
  open: 'the vote is open if all agree',
  openly: 'the vote is open',
  assembly: 'more people decide in their place',
}

const BELOW_ES: Readonly<Record<SecrecyMinutes['too-few-for-secrecy']['instead'], string>> = {
  'wait-for-more': 'se espera a que haya más',
  'outcome-only': 'se espera hasta que se pueda decir un resultado',
  open: 'se vota abiertamente si todo el mundo acepta',
  openly: 'se vota abiertamente',
  assembly: 'decide en su lugar un censo más amplio',
}

const placeEn = ({ item, scope }: ItemFacts): string => (scope === undefined ? item : `${item} in ${scope}`)
const placeEs = ({ item, scope }: ItemFacts): string => (scope === undefined ? item : `${item} en ${scope}`)
