// What an imported spreadsheet said and the form does not, line by line.
import { Alert, Spoiler } from '@mantine/core'
import type { ImportNote } from '@oralu/domain'
import { useT } from '../i18n/index.tsx'
import classes from './forms.module.css'

export function ImportNotes({ notes }: { notes: readonly ImportNote[] }) {
  const t = useT()
  return (
    <Alert color="gray" variant="light" title={t('forms.import.notes', { count: notes.length })}>
      <p>{t('forms.import.notes-hint')}</p>
      <Spoiler maxHeight={160} showLabel={t('forms.import.all')} hideLabel={t('forms.import.fewer')}>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('forms.import.sheet')}</th>
                <th scope="col">{t('forms.import.row')}</th>
                <th scope="col">{t('forms.import.what')}</th>
                <th scope="col">{t('forms.import.said')}</th>
              </tr>
            </thead>
            <tbody>
              {notes.map(({ sheet, row, code, detail }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                <tr key={at}>
                  <td>
                    <bdi>{sheet}</bdi>
                  </td>
                  <td className={classes.number}>{row || ''}</td>
                  <td>{t(`forms.note.${code}`)}</td>
                  <td dir="auto">
                    <bdi>{detail}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Spoiler>
    </Alert>
  )
}
