import type { PairContext } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PersonLink } from './PersonLink.tsx'
import people from './people.module.css'
import { Section } from './Section.tsx'
import classes from './workbench.module.css'

type Cluster = PairContext['cluster']

const WIDTH = 320
const HEIGHT = 240

/** Records near the pair and what connects them: a picture, and the same as lists. */
export function ClusterGraph({ cluster }: { cluster: Cluster }) {
  const t = useT()
  const order = { left: 0, other: 1, right: 2 }
  const nodes = cluster.nodes.toSorted(
    (a, b) =>
      order[a.side] - order[b.side] || (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0),
  )
  const number = new Map(nodes.map((node, index) => [node.anchorId, index + 1]))
  // From the start of the line round an ellipse: the first record's person left, the second's right.
  const at = new Map(
    nodes.map((node, index) => {
      const angle = Math.PI * (1 + (2 * index) / nodes.length)
      return [node.anchorId, [WIDTH / 2 + 130 * Math.cos(angle), HEIGHT / 2 + 96 * Math.sin(angle)] as const]
    }),
  )
  return (
    <Section title={t('people.cluster')}>
      <div className={classes.cluster}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('people.cluster.picture')}>
          {cluster.edges.map((edge) => {
            const [from, to] = [at.get(edge.from), at.get(edge.to)]
            if (!from || !to) return null
            const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
            return (
              <g key={edge.from + edge.to + edge.as} className={classes[`edge-${word(edge.as)}`]}>
                <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
                {edge.as === 'not same' && (
                  <text x={middle[0]} y={middle[1] + 5}>
                    ≠
                  </text>
                )}
              </g>
            )
          })}
          {nodes.map((node) => {
            const [x, y] = at.get(node.anchorId)!
            return (
              <g key={node.anchorId} className={classes[`node-${node.side}`]}>
                <circle cx={x} cy={y} r="13" />
                <text x={x} y={y + 4}>
                  {number.get(node.anchorId)}
                </text>
              </g>
            )
          })}
        </svg>
        <div>
          <ol className={classes.kin}>
            {nodes.map((node) => (
              <li key={node.anchorId}>
                <PersonLink person={node} />
                <span className={people.quiet}>
                  <bdi>{node.source}</bdi>
                  {node.side !== 'other' && (
                    <> · {t(node.side === 'left' ? 'people.first-record' : 'people.second-record')}</>
                  )}
                </span>
              </li>
            ))}
          </ol>
          <ul className={classes.edges}>
            {cluster.edges.map((edge) => (
              <li key={edge.from + edge.to + edge.as}>
                <bdi dir="ltr">
                  {number.get(edge.from)} – {number.get(edge.to)}
                </bdi>
                {': '}
                {edge.as === 'suggested' ? (
                  <Link to="/matches/compare" search={{ left: edge.from, right: edge.to }}>
                    {t('people.cluster.suggested', { number: Math.round((edge.probability ?? 0) * 100) })}
                  </Link>
                ) : (
                  t(`people.cluster.${word(edge.as)}`)
                )}
              </li>
            ))}
          </ul>
          {cluster.more && <p className={classes.note}>{t('people.cluster.more')}</p>}
        </div>
      </div>
    </Section>
  )
}
