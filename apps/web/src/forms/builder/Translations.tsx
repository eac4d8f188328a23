// All words of the form, the four languages side by side; what is missing is marked.
import { Checkbox, Text } from '@mantine/core'
import { type Form, type FormWords, isField } from '@oralu/domain'
import { memo, useState } from 'react'
import { languages, nameOf, useT } from '../../i18n/index.tsx'
import { directionOf } from '../../i18n/language.ts'
import classes from '../forms.module.css'
import { changeItem } from './changes.ts'
import type { Change, Draft } from './draft.ts'

interface Line {
  id: string
  what: string
  words: FormWords
  /** A text that may be left out altogether. */
  optional: boolean
  set: (words: FormWords) => Change
}

function linesOf(form: Form): Line[] {
  const lines: Line[] = [
    {
      id: 'title',
      what: 'title',
      words: form.title,
      optional: false,
      set: (title) => (of) => ({ ...of, title }),
    },
    {
      id: 'purpose',
      what: 'purpose',
      words: form.purpose,
      optional: false,
      set: (purpose) => (of) => ({ ...of, purpose }),
    },
  ]
  for (const item of form.items) {
    const add = (what: 'label' | 'hint' | 'message', words: FormWords, optional: boolean) =>
      lines.push({
        id: `${item.name} ${what}`,
        what,
        words,
        optional,
        set: (next) => changeItem(item.name, { [what]: next }),
      })
    add('label', item.label, !isField(item))
    if (isField(item) && Object.keys(item.hint).length > 0) add('hint', item.hint, true)
    if (isField(item) && item.constraint !== null) add('message', item.message, false)
  }
  for (const [name, list] of Object.entries(form.lists))
    for (const choice of list.choices)
      lines.push({
        id: `${name} ${choice.name}`,
        what: 'choice',
        words: choice.label,
        optional: false,
        set: (label) => (of) => ({
          ...of,
          lists: {
            ...of.lists,
            [name]: {
              ...of.lists[name]!,
              choices: of.lists[name]!.choices.map((each) =>
                each.name === choice.name ? { ...each, label } : each,
              ),
            },
          },
        }),
      })
  return lines
}

const lacks = ({ words, optional }: Line) => {
  const has = languages.filter((language) => words[language]?.trim())
  return has.length < languages.length && !(optional && has.length === 0)
}

export function Translations({ form, change }: { form: Form; change: Draft['change'] }) {
  const t = useT()
  const [only, setOnly] = useState(false)
  const lines = linesOf(form)
  const missing = lines.filter(lacks)
  return (
    <>
      <Text size="sm">{t('forms.words.missing', { count: missing.length })}</Text>
      <Checkbox
        my="xs"
        label={t('forms.words.only-missing')}
        checked={only}
        onChange={({ currentTarget: { checked } }) => setOnly(checked)}
      />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('forms.words.what')}</th>
              {languages.map((language) => (
                <th key={language} scope="col">
                  {nameOf[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(only ? missing : lines).map((line) => (
              <Row key={line.id} line={line} change={change} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const Row = memo(
  function Row({ line, change }: { line: Line; change: Draft['change'] }) {
    const t = useT()
    const lacking = lacks(line)
    return (
      <tr>
        <th scope="row" className={classes.quiet}>
          {t(`forms.what.${line.what}`)}
        </th>
        {languages.map((language) => (
          <td key={language}>
            <input
              aria-label={`${t(`forms.what.${line.what}`)} · ${nameOf[language]}`}
              lang={language}
              dir={directionOf(language)}
              maxLength={1_000}
              data-missing={(lacking && !line.words[language]?.trim()) || undefined}
              value={line.words[language] ?? ''}
              onChange={({ currentTarget: { value } }) => {
                const { [language]: _, ...rest } = line.words
                change(line.set(value === '' ? rest : { ...rest, [language]: value }))
              }}
            />
          </td>
        ))}
      </tr>
    )
  },
  (before, after) => before.line.id === after.line.id && before.line.words === after.line.words,
)
