import { clockAt } from '../platform/clock.ts'
import { programVersion } from '../platform/program-version.ts'
import { examine } from '../site/doctor/examine.ts'
import { type Finding, type Level, levels, worst } from '../site/doctor/finding.ts'
import { type Command, exit } from './command.ts'
import { doctorWords } from './doctor-words.ts'

/** `parvis doctor`. */
export const doctorCommand: Command = {
  name: 'doctor',
  words: [0, 0],
  options: { json: 'flag' },
  says: doctorWords,
  async run({ language, flags, terminal, environment }) {
    const say = doctorWords[language]
    const clock = clockAt(null)
    const findings = await examine({
      environment,
      now: clock.recorded,
      tell: about => terminal.status(say.looking(say.about[about])),
    }).finally(() => terminal.status(null))
    const level = worst(findings)
    if (flags.has('json')) {
      const told = findings.map(({ says, ...finding }) => ({ ...finding, says: says[language] }))
      const all = { format: 'parvis-doctor/1', parvis: programVersion(), at: clock.recorded(), level, findings: told }
      terminal.say(JSON.stringify(all, null, 2))
    } else {
      const column = Math.max(...levels.map(one => say.level[one].length)) + 2
      terminal.say(`Parvis ${programVersion()}`)
      for (const [about, found] of groups(findings)) {
        terminal.say(`\n${say.about[about]}`)
        for (const { level, says } of found) terminal.say(`  ${say.level[level].padEnd(column)}${says[language]}`)
      }
      terminal.say(`\n${say.conclusion(counted(findings))}`)
    }
    return level === 'wrong' ? exit.refused : exit.done
  },
}

function groups(findings: readonly Finding[]): Map<Finding['about'], Finding[]> {
  const all = new Map<Finding['about'], Finding[]>()
  for (const finding of findings) all.set(finding.about, [...(all.get(finding.about) ?? []), finding])
  return all
}

const counted = (findings: readonly Finding[]): Record<Level, number> => {
  const count = (level: Level) => findings.filter(finding => finding.level === level).length
  return { fine: count('fine'), look: count('look'), wrong: count('wrong') }
}
