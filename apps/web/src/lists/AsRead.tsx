import { Text } from '@mantine/core'
import type { ListPreview } from '@oralu/domain'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'

interface Props {
  preview: ListPreview
  /** The columns were placed otherwise since. */
  stale: boolean
}

/** The first lines as they would be taken. */
export function AsRead({ preview, stale }: Props) {
  const t = useT()
  return (
    <section>
      <h2 className={classes.section}>{t('lists.as-read')}</h2>
      <Text size="sm">{t(stale ? 'lists.as-read-stale' : 'lists.as-read-hint')}</Text>
      <section
        className={`${classes.table} ${classes.scroll} ${classes.lines}`}
        aria-label={t('lists.as-read')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t('lists.row')}</th>
              <th scope="col">{t('lists.field.fullName')}</th>
              <th scope="col">{t('lists.field.kunya')}</th>
              <th scope="col">{t('lists.field.sex')}</th>
              <th scope="col">{t('lists.field.born')}</th>
              <th scope="col">{t('lists.born-as-sent')}</th>
              <th scope="col">{t('lists.field.sourceKey')}</th>
              <th scope="col">{t('lists.field.familyGroup')}</th>
              <th scope="col">{t('lists.remarks')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.asRead.map((line) => (
              <tr key={line.row}>
                <td data-number>{line.row}</td>
                <td>
                  <bdi>{line.names.join(' · ')}</bdi>
                </td>
                <td>
                  <bdi>{line.kunya}</bdi>
                </td>
                <td>{line.sex === 'unknown' ? '' : t(`lists.sex.${line.sex}`)}</td>
                <td>
                  {line.bornFrom && line.bornTo ? (
                    <DayText value={{ from: line.bornFrom, to: line.bornTo }} />
                  ) : (
                    ''
                  )}
                </td>
                <td>
                  <bdi>{line.bornText}</bdi>
                </td>
                <td>
                  <bdi>{line.key}</bdi>
                </td>
                <td>
                  <bdi>{line.familyGroup}</bdi>
                </td>
                <td>
                  {!line.taken && <strong>{t('lists.not-taken')} </strong>}
                  {line.troubles.map(({ code }) => t(`lists.trouble.${code}`)).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
