// CONFIG.json: what a person or a program wants sealed. docs/formats/package-config.schema.json.
import { basename } from 'node:path'
import { z } from 'zod'
import {
  fileName,
  instant,
  type PackageDocument,
  packageContent,
  packageFile,
  packageId,
  parseDocument,
  shaped,
  text,
} from './document.ts'
import { PACKAGE_LIMITS } from './limits.ts'

const Config = z.strictObject({
  $schema: z.string().optional(),
  id: packageId.optional(),
  madeAt: instant.optional(),
  ...packageContent,
  files: z
    .array(z.strictObject({ path: text, name: fileName.optional(), ...packageFile }))
    .max(PACKAGE_LIMITS.files)
    .optional(),
  pdf: text.optional(),
})

export interface ReadConfig {
  document: PackageDocument
  /** Where each file of the document is, in its order; relative paths are as they were written. */
  paths: { name: string; path: string }[]
  pdf?: string
}

/**
 * Reads a configuration.
 * @param fresh the id and the moment of making, where the configuration gives none
 * @throws PackageError bad-document, not-allowed, same-name
 */
export function parsePackageConfig(json: unknown, fresh: { id: string; madeAt: string }): ReadConfig {
  const {
    $schema: _,
    files = [],
    pdf,
    id = fresh.id,
    madeAt = fresh.madeAt,
    ...rest
  } = shaped(Config, json, 'bad-document')
  const named = files.map(({ path, name = basename(path), ...file }) => ({ path, file: { name, ...file } }))
  const document = parseDocument({
    format: 'oralu-package',
    version: 1,
    id,
    madeAt,
    ...rest,
    files: named.map(({ file }) => file),
  })
  return {
    document,
    paths: named.map(({ path, file }) => ({ name: file.name, path })),
    ...(pdf !== undefined && { pdf }),
  }
}

/** A moment as packages write it: UTC, to the second. */
export const toInstant = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`
