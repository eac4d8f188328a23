// Who is handed over: a family at once, each with what anyone can see.
import { Button, Checkbox, MultiSelect, TextInput } from '@mantine/core'
import { conditions, type ManifestRow, travels } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './operations.module.css'
import { Traveller, useNameText } from './parts.tsx'

export interface Chosen {
  detained: boolean
  condition: (typeof conditions)[number][]
  seen: string
}

interface Props {
  rows: readonly ManifestRow[]
  chosen: ReadonlyMap<string, Chosen>
  onChange: (chosen: ReadonlyMap<string, Chosen>) => void
}

export function HandoverPeople({ rows, chosen, onChange }: Props) {
  const t = useT()
  const going = rows.filter(({ state }) => travels(state))
  const choose = (who: readonly ManifestRow[], on: boolean) => {
    const next = new Map(chosen)
    for (const { id } of who) {
      if (on) next.set(id, next.get(id) ?? { detained: false, condition: [], seen: '' })
      else next.delete(id)
    }
    onChange(next)
  }
  return (
    <fieldset className={classes.people}>
      <legend>{t('operations.handover.who')}</legend>
      <Button size="compact-xs" variant="default" onClick={() => choose(going, chosen.size < going.length)}>
        {t('operations.handover.all')}
      </Button>
      <ul className={classes.lines}>
        {going.map((row) => (
          <PersonRow
            key={row.id}
            row={row}
            chosen={chosen.get(row.id)}
            onChoose={(on) => choose(on ? going.filter((each) => each.together === row.together) : [row], on)}
            onSet={(each) => onChange(new Map(chosen).set(row.id, each))}
          />
        ))}
      </ul>
    </fieldset>
  )
}

interface RowProps {
  row: ManifestRow
  chosen: Chosen | undefined
  onChoose: (on: boolean) => void
  onSet: (chosen: Chosen) => void
}

function PersonRow({ row, chosen, onChoose, onSet }: RowProps) {
  const t = useT()
  const name = useNameText()(row.person)
  return (
    <li>
      <Checkbox
        checked={chosen !== undefined}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        label={
          <>
            <Traveller person={row.person} /> {row.child && `· ${t('operations.child')}`}
          </>
        }
        className={classes.grow}
      />
      {chosen && (
        <div className={classes.under}>
          <MultiSelect
            aria-label={t('operations.handover.condition', { name })}
            placeholder={chosen.condition.length ? undefined : t('operations.handover.condition-short')}
            data={conditions.map((value) => ({ value, label: t(`operations.condition.${word(value)}`) }))}
            value={chosen.condition}
            onChange={(condition) => onSet({ ...chosen, condition: condition as Chosen['condition'] })}
          />
          <TextInput
            aria-label={t('operations.handover.seen', { name })}
            placeholder={t('operations.handover.seen-short')}
            maxLength={200}
            value={chosen.seen}
            onChange={(event) => onSet({ ...chosen, seen: event.currentTarget.value })}
          />
          {!row.child && (
            <Checkbox
              size="xs"
              label={t('operations.handover.detained')}
              checked={chosen.detained}
              onChange={(event) => onSet({ ...chosen, detained: event.currentTarget.checked })}
            />
          )}
        </div>
      )}
    </li>
  )
}
