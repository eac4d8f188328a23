// A person whom nobody expected: as much as is known, and a photo.
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { Choice, FileButton, Form, Heading, Notice, Text, Tick, useDraft, useNameOf } from './parts.tsx'
import { redrawn } from './pictures.ts'
import type { Picture } from './tablet.ts'

const sexes = ['female', 'male', 'unknown'] as const

export function AddPerson() {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet, operations } = useTablet()
  const added = operations.filter((each) => each.kind === 'person added')
  const { draft, change, record } = useDraft('person', {
    name: '',
    other: '',
    sex: 'unknown' as (typeof sexes)[number],
    child: true,
    born: '',
    document: '',
    withLine: '',
    aboard: true,
  })
  const [picture, setPicture] = useState<Picture | null>(null)
  const [noPicture, setNoPicture] = useState(false)
  const [done, setDone] = useState(false)
  const read = async (file: File) => {
    setNoPicture(false)
    setPicture(null)
    await redrawn(file).then(setPicture, () => setNoPicture(true))
  }
  const submit = async () => {
    const { name, other, sex, child, born, document, withLine, aboard } = draft
    const body = {
      person: crypto.randomUUID(),
      names: [name, other].map((each) => each.trim()).filter(Boolean),
      sex,
      child,
      born: born.trim() || null,
      document: document.trim() || null,
      photo: picture?.blob ?? null,
      withLine: withLine || null,
      aboard,
    }
    await record({ kind: 'person added', body }, picture ? [{ ...picture, what: 'photo', party: null }] : [])
    setPicture(null)
    setDone(true)
  }
  return (
    <>
      <Heading>{t('field.view.add')}</Heading>
      <p>{t('field.add-hint')}</p>
      {done && <Notice>{t('field.recorded')}</Notice>}
      <Form act={t('field.add-act')} ready={draft.name.trim() !== ''} onSubmit={submit}>
        <Text
          label={t('field.add.name')}
          hint={t('field.add.name-hint')}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <Text label={t('field.add.other')} value={draft.other} onChange={(other) => change({ other })} />
        <Choice
          label={t('field.add.sex')}
          options={sexes.map((sex) => [sex, t(`field.sex.${sex}`)])}
          value={draft.sex}
          onChange={(sex) => change({ sex })}
        />
        <Tick label={t('field.add.child')} value={draft.child} onChange={(child) => change({ child })} />
        <Text label={t('field.add.born')} value={draft.born} onChange={(born) => change({ born })} />
        <Text
          label={t('field.add.document')}
          value={draft.document}
          onChange={(document) => change({ document })}
        />
        <label className={classes.field}>
          <span>{t('field.add.with')}</span>
          <select
            value={draft.withLine}
            onChange={(event) => change({ withLine: event.currentTarget.value })}
          >
            <option value="">{t('field.add.alone')}</option>
            {tablet.pack.lines.map((line) => (
              <option key={line.id} value={line.id}>
                {nameOf(line)}
              </option>
            ))}
          </select>
        </label>
        <div>
          <p className={classes.hint}>{t('field.add.photo-hint')}</p>
          <FileButton
            camera
            label={t('field.add.photo')}
            accept="image/*"
            onChoose={(file) => void read(file)}
          />
        </div>
        {noPicture && <Notice>{t('field.add.no-photo')}</Notice>}
        {picture && <Shown picture={picture} label={t('field.add.photo')} />}
        <Tick label={t('field.add.aboard')} value={draft.aboard} onChange={(aboard) => change({ aboard })} />
      </Form>
      {added.length > 0 && <h2>{t('field.added')}</h2>}
      <ul className={classes.list}>
        {added.map((each) => (
          <li key={each.id}>
            <bdi>{each.body.names.join(' · ')}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Drawn, not loaded: the page may load pictures from the office only. */
function Shown({ picture, label }: { picture: Picture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    void createImageBitmap(new Blob([picture.bytes])).then((bitmap) => {
      const { current } = canvas
      if (!current) return
      current.width = bitmap.width
      current.height = bitmap.height
      current.getContext('2d')!.drawImage(bitmap, 0, 0)
    })
  }, [picture])
  return <canvas ref={canvas} role="img" aria-label={label} className={classes.photo} />
}
