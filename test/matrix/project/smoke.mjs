import { answers } from './answers.mjs'

console.log(await answers())
