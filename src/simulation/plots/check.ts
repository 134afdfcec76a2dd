import * as says from '../../problems/en.js'
import { type Problem, problem, tell } from '../../problems/index.js'
import type { Column, Model } from '../model.js'
import type { Plan } from '../plan.js'
import { parameterPaths } from '../points.js'

/** What is wrong with the pictures that a plan asks for: told before the runs, not after them. */
export const checkPlots = ({ plots = [], series }: Plan, model: Model, problems: Problem[]): void => {
  const parameters = [...parameterPaths(model)]
  for (const [at, plot] of plots.entries()) {
    const path = `plots[${at}]`
    const oneOf = (key: 'measure' | 'over' | 'by' | 'beside', names: readonly string[]): void => {
      const name = plot[key]
      if (name === undefined || names.includes(name)) return
      const facts = { known: names.join(', ') }
      tell(problems, problem(says.notAmong, { path: `${path}.${key}`, received: name, facts }))
    }
    const lines = plot.kind === 'lines'
    const stepless = lines && model.series.length === 0
    // Of a model without steps none are kept, whatever the plan says.
    if (stepless) {
      const facts = { options: 'interval, distribution, heat' }
      tell(problems, problem(says.notOneOf, { path: `${path}.kind`, received: plot.kind, facts }))
    } else if (lines && series !== true)
      tell(problems, problem(says.noSteps, { path: `${path}.kind`, received: plot.kind }))
    if (plot.kind === 'heat' && plot.by === undefined)
      tell(problems, problem(says.heatNeedsBy, { path: `${path}.by`, received: undefined }))
    if (plots.findIndex(({ name }) => name === plot.name) < at)
      tell(problems, problem(says.plotNamedTwice, { path: `${path}.name`, received: plot.name }))
    const measures = lines ? model.series : model.measures
    // Nor is there a column to choose.
    if (!stepless) {
      oneOf('measure', plot.kind === 'distribution' ? namesOf(measures) : numbersIn(measures))
      oneOf('over', lines ? numbersIn(model.series) : parameters)
    }
    oneOf('by', parameters)
    oneOf('beside', parameters)
  }
}

/** What has a mean, or a height: all but text. */
const numbersIn = (columns: readonly Column[]): readonly string[] =>
  namesOf(columns.filter(({ kind }) => kind !== 'text'))

const namesOf = (columns: readonly Column[]): readonly string[] => columns.map(({ name }) => name)
