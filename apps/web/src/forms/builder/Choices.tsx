// The choices of a list, in four languages, one line each.
import { ActionIcon, Button } from '@mantine/core'
import type { FormChoice } from '@oralu/domain'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { languages, nameOf, useT } from '../../i18n/index.tsx'
import { directionOf } from '../../i18n/language.ts'
import classes from '../forms.module.css'
import { useSaid } from '../words.tsx'

interface Props {
  choices: readonly FormChoice[]
  onChange: (choices: FormChoice[]) => void
}

const good = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/

export function Choices({ choices, onChange }: Props) {
  const t = useT()
  const said = useSaid()
  const set = (at: number, choice: FormChoice) => onChange(choices.toSpliced(at, 1, choice))
  const move = (at: number, by: number) =>
    onChange(choices.toSpliced(at, 1).toSpliced(at + by, 0, choices[at]!))
  const add = () => {
    const names = new Set(choices.map(({ name }) => name))
    let n = choices.length + 1
    while (names.has(`c${n}`)) n += 1
    onChange([...choices, { name: `c${n}`, label: {} }])
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('forms.choice-name')}</th>
            {languages.map((language) => (
              <th key={language} scope="col">
                {nameOf[language]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {choices.map((choice, at) => {
            const label = said(choice.label, choice.name)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice's own name is under work
              <tr key={at}>
                <td>
                  <input
                    aria-label={t('forms.choice-name')}
                    dir="ltr"
                    maxLength={63}
                    defaultValue={choice.name}
                    onBlur={({ currentTarget }) => {
                      if (good.test(currentTarget.value)) set(at, { ...choice, name: currentTarget.value })
                      else currentTarget.value = choice.name
                    }}
                  />
                </td>
                {languages.map((language) => (
                  <td key={language}>
                    <input
                      aria-label={`${t('forms.what.choice')} ${at + 1} · ${nameOf[language]}`}
                      lang={language}
                      dir={directionOf(language)}
                      maxLength={1_000}
                      data-missing={!choice.label[language]?.trim() || undefined}
                      value={choice.label[language] ?? ''}
                      onChange={({ currentTarget: { value } }) => {
                        const { [language]: _, ...rest } = choice.label
                        set(at, { ...choice, label: value === '' ? rest : { ...rest, [language]: value } })
                      }}
                    />
                  </td>
                ))}
                <td>
                  <ActionIcon.Group>
                    {(
                      [
                        ['up', IconArrowUp, () => move(at, -1), at === 0],
                        ['down', IconArrowDown, () => move(at, 1), at === choices.length - 1],
                        ['remove', IconTrash, () => onChange(choices.toSpliced(at, 1)), false],
                      ] as const
                    ).map(([what, Icon, act, off]) => (
                      <ActionIcon
                        key={what}
                        variant="subtle"
                        color="gray"
                        aria-label={t(`forms.item.${what}`, { label })}
                        onClick={act}
                        disabled={off}
                      >
                        <Icon size={16} aria-hidden />
                      </ActionIcon>
                    ))}
                  </ActionIcon.Group>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button size="xs" variant="default" mt="xs" onClick={add}>
        {t('forms.choice-add')}
      </Button>
    </div>
  )
}
