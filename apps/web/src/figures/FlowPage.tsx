// The road home: how many persons of the register have come how far, as of two dates.
import { Text } from '@mantine/core'
import { type AnswerOf, type FlowKind, flowColumns, getFlow } from '@oralu/domain'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { AsOf, type AsOfDates } from './AsOf.tsx'
import { Chart, Drawing, Label, Mark } from './Chart.tsx'
import classes from './chart.module.css'
import { columnWidth, flowWidth, layOut } from './flow-layout.ts'
import { Places } from './Places.tsx'
import { WideTable } from './words.tsx'

export function FlowPage() {
  const t = useT()
  const [dates, setDates] = useState<AsOfDates>({ was: '', known: '' })
  const flow = useAnswer(getFlow, {
    query: { was: dates.was || undefined, known: dates.known || undefined },
  })
  return (
    <>
      <Places />
      <PageTitle title={t('figures.flow.title')}>
        <Text c="dimmed">{t('figures.flow.hint')}</Text>
      </PageTitle>
      <AsOf dates={dates} onChange={setDates} />
      <Loaded from={flow}>
        {(flow) =>
          flow.nodes.length === 0 ? (
            <Empty title={t('figures.flow.none')} hint={t('figures.flow.none-hint')} />
          ) : (
            <Flow flow={flow} />
          )
        }
      </Loaded>
    </>
  )
}

/** These end a road; the others go on, or begin it. */
const ends: readonly FlowKind[] = [
  'no-manifest',
  'not-departed',
  'under-way',
  'no-case',
  'on-hold',
  'declined',
  'deceased',
]

function Flow({ flow }: { flow: AnswerOf<typeof getFlow> }) {
  const t = useT()
  const { formatNumber } = useIntl()
  const { nodes, links, height } = layOut(flow)
  const place = (kind: FlowKind) => t(`figures.flow.place.${kind}`)
  const people = (column: number, kind: FlowKind) =>
    nodes.find((node) => node.column === column && node.kind === kind)?.people ?? 0
  const column = (at: number) => t(`figures.flow.column.${at}`)
  const words = flowColumns
    .map((_, at) => ({ at, there: nodes.filter((node) => node.column === at) }))
    .filter(({ there }) => there.length > 0)
    .map(
      ({ at, there }) =>
        `${column(at)}: ${there.map((node) => `${place(node.kind)} – ${formatNumber(node.people)}`).join(' · ')}.`,
    )
    .join(' ')
  return (
    <Chart
      title={t('figures.flow.finding', { register: people(0, 'register'), arrived: people(4, 'arrived') })}
      subtitle={
        <>
          {t('figures.flow.subtitle')} {t('figures.as-it-was')}{' '}
          {flow.was ? <DayText value={flow.was} /> : t('figures.flow.today')} · {t('figures.known-on')}{' '}
          {flow.known ? <DayText value={flow.known} /> : <InstantText value={flow.knownAt} />}
        </>
      }
      words={words}
      table={<FlowTables flow={flow} />}
    >
      <div className={classes.columns} aria-hidden>
        {flowColumns.map((kinds, at) => (
          <span key={kinds[0]}>{column(at)}</span>
        ))}
      </div>
      <Drawing
        width={flowWidth}
        height={height}
        labels={nodes.map((node) => (
          <Label
            key={`${node.column} ${node.kind}`}
            at={((node.x + node.width) / flowWidth) * 100 + 0.5}
            top={node.y}
            width={((columnWidth - node.width) / flowWidth) * 100 - 1}
          >
            <strong>{formatNumber(node.people)}</strong> {place(node.kind)}
          </Label>
        ))}
      >
        <defs>
          <pattern id="flow-end" width="4" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 3H4" className={classes.hatch} />
          </pattern>
        </defs>
        {links.map((link) => (
          <Mark
            key={`${link.column} ${link.from} ${link.to}`}
            says={t('figures.flow.link', {
              people: link.people,
              of: people(link.column, link.from),
              from: place(link.from),
              to: place(link.to),
            })}
          >
            <path d={link.path} className={classes.ribbon} data-end={ends.includes(link.to) || undefined} />
          </Mark>
        ))}
        {nodes.map((node) => (
          <Mark
            key={`${node.column} ${node.kind}`}
            says={t('figures.flow.node', {
              people: node.people,
              place: place(node.kind),
              definition: t(`figures.flow.definition.${node.kind}`),
            })}
          >
            <rect
              x={node.x}
              y={node.y}
              width={node.width}
              height={node.height}
              className={classes.bar}
              {...(ends.includes(node.kind) ? { 'data-end': true, fill: 'url(#flow-end)' } : {})}
            />
          </Mark>
        ))}
      </Drawing>
    </Chart>
  )
}

function FlowTables({ flow: { nodes, links, definition } }: { flow: AnswerOf<typeof getFlow> }) {
  const t = useT()
  const place = (kind: FlowKind) => t(`figures.flow.place.${kind}`)
  return (
    <>
      <WideTable label={t('figures.flow.places')}>
        <caption>{t('figures.flow.places')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.flow.stage')}</th>
            <th scope="col">{t('figures.flow.place')}</th>
            <th scope="col" data-number>
              {t('figures.flow.people')}
            </th>
            <th scope="col">{t('figures.flow.means', { version: definition.version })}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ column, kind, people }) => (
            <tr key={`${column} ${kind}`}>
              <td>{t(`figures.flow.column.${column}`)}</td>
              <th scope="row">{place(kind)}</th>
              <td data-number>
                <NumberText value={people} />
              </td>
              <td>{t(`figures.flow.definition.${kind}`)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p>{t('figures.flow.precedence')}</p>
      <WideTable label={t('figures.flow.links')}>
        <caption>{t('figures.flow.links')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.flow.from')}</th>
            <th scope="col">{t('figures.flow.to')}</th>
            <th scope="col" data-number>
              {t('figures.flow.people')}
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ column, from, to, people }) => (
            <tr key={`${column} ${from} ${to}`}>
              <th scope="row">{place(from)}</th>
              <td>{place(to)}</td>
              <td data-number>
                <NumberText value={people} />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  )
}
