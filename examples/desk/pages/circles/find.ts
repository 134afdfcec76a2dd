import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'

export type CircleView = ReturnType<typeof views.circles.circles>[number]
export type Subject = NonNullable<ReturnType<typeof views.circles.roundInFull>>['subject']

/** A circle of the charter in force, by what the address names. */
export const circleIn = ({ state }: Asked, circle: string): CircleView | undefined =>
  views.circles.circles(state).find((one) => one.circle === circle)

/** What is asked in a round, in a few words. */
export const subjectInWords = async (asked: Asked, subject: Subject): Promise<string> => {
  const say = asked.words(WORDS)
  const { titleOf, nameOf } = asked
  switch (subject.kind) {
    case 'matter':
      return say.matter(titleOf('matters', subject.matter))
    case 'place':
      return say.place(await nameOf(subject.candidate), titleOf('circles', subject.circle))
    case 'mandate':
      return say.mandate(titleOf('circles', subject.circle))
    case 'link':
      return say.link(await nameOf(subject.member), titleOf('circles', subject.narrower))
    case 'admission':
      return say.admission(await nameOf(subject.applicant), titleOf('memberClasses', subject.memberClass).toLowerCase())
    case 'role':
      return say.role(await nameOf(subject.role))
  }
}

/** What a round is called: the name it was given, or what it is about. */
export const roundTitle = async (asked: Asked, round: string, subject: Subject): Promise<string> => {
  const name = await asked.nameOf(round)
  return name === round ? subjectInWords(asked, subject) : name.replace(/^[“«]|[”»]$/g, '')
}

const WORDS = {
  matter: [(matter: string) => `A matter of ${matter}`, (matter: string) => `Un asunto de ${matter}`],
  place: [
    (who: string, circle: string) => `${who} joins “${circle}”`,
    (who: string, circle: string) => `${who} entra en «${circle}»`,
  ],
  mandate: [(circle: string) => `A mandate for “${circle}”`, (circle: string) => `Un mandato para «${circle}»`],
  link: [
    (who: string, circle: string) => `${who} links us with “${circle}”`,
    (who: string, circle: string) => `${who} nos enlaza con «${circle}»`,
  ],
  admission: [
    (who: string, as: string) => `${who} becomes a member (${as})`,
    (who: string, as: string) => `Ingreso de ${who} (${as})`,
  ],
  role: [(role: string) => `Selecting somebody as ${role}`, (role: string) => `Selección para ${role}`],
} as const
