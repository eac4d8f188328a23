import { Text } from '@mantine/core'
import { type DragEvent, useId, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './lists.module.css'

interface Props {
  file: File | null
  onFile: (file: File | null) => void
}

/** A file by choosing or by dragging it here. */
export function DropFile({ file, onFile }: Props) {
  const t = useT()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0] ?? null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging only adds to the field inside, which has all by keyboard
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept=".xlsx,.xlsm,.csv,.tsv,.txt"
        aria-label={t('lists.file')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
      />
      <label htmlFor={id} className={classes.choose}>
        {t('lists.file-choose')}
      </label>
      {file && (
        <Text size="sm" role="status">
          <bdi>{file.name}</bdi>
        </Text>
      )}
      <Text size="sm" c="dimmed" id={`${id}-hint`}>
        {t('lists.file-hint')}
      </Text>
    </div>
  )
}
