// The watch log: what happens, as it happens. Who has the watch is a line of it too.
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { Form, Heading, Text, useDraft, useNameOf } from './parts.tsx'

export function Notes() {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet, operations, state } = useTablet()
  const { draft, change, record } = useDraft('watch', { text: '' })
  const roster = useDraft('roster', { begins: '', ends: '', who: '' })
  const { begins, ends, who } = roster.draft
  const log = operations
    .filter(
      ({ kind, id }) => (kind === 'watch log' || kind === 'note') && state.verdicts[id] !== 'quarantined',
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <>
      <Heading>{t('field.view.notes')}</Heading>
      <Form
        act={t('field.watch-act')}
        ready={draft.text.trim() !== ''}
        onSubmit={() => record({ kind: 'watch log', body: { text: draft.text } })}
      >
        <Text
          label={t('field.watch')}
          hint={t('field.watch-hint')}
          lines={3}
          max={10_000}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
      </Form>
      <h2>{t('field.roster')}</h2>
      <Form
        act={t('field.roster-act')}
        ready={who.trim() !== '' && begins !== '' && ends !== ''}
        onSubmit={() => {
          const times = { begins: begins.replace('T', ' '), ends: ends.replace('T', ' ') }
          const text = t('field.roster-line', { who: who.trim(), ...times })
          return roster.record({ kind: 'watch log', body: { text } })
        }}
      >
        <Text label={t('field.roster-who')} value={who} onChange={(to) => roster.change({ who: to })} />
        <div className={classes.row}>
          <Text
            label={t('field.roster-from')}
            kind="datetime-local"
            value={begins}
            onChange={(to) => roster.change({ begins: to })}
          />
          <Text
            label={t('field.roster-to')}
            kind="datetime-local"
            value={ends}
            onChange={(to) => roster.change({ ends: to })}
          />
        </div>
      </Form>
      <h2>{t('field.watch-log')}</h2>
      <ul className={classes.list}>
        {log.map((each) => (
          <li key={each.id}>
            <span className={classes.small}>
              <InstantText value={each.at} />
            </span>
            <span className={classes.who}>
              {each.kind === 'note' && each.body.line && (
                <b>
                  {tablet.pack.lines
                    .filter(({ id }) => id === (each.kind === 'note' ? each.body.line : ''))
                    .map(nameOf)}
                  {': '}
                </b>
              )}
              <bdi>{each.kind === 'note' || each.kind === 'watch log' ? each.body.text : ''}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
