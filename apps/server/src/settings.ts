// Everything that an operator can set, read once from the environment.
import { resolve } from 'node:path'

export interface Settings {
  /** Port of HTTP(S); 4600 unless set. */
  port: number
  /** Address to listen on; loopback unless set. */
  host: string
  /** Folder of the embedded database and the sealed files. */
  dataDir: string
  /** Folder of the keys; never inside `dataDir`. */
  keysDir: string
  /** Owner's connection to an external PostgreSQL; undefined means the embedded one. */
  databaseUrl: string | undefined
  /** The address under which browsers reach Oralu. */
  publicUrl: string
  /** How the public reaches the office, as the public site's contact page says it. */
  contact: string | undefined
  tls: { cert: string; key: string } | undefined
  /** Trust X-Forwarded-* of this many proxies in front. */
  trustProxy: number
  logLevel: string
}

/**
 * Reads the settings.
 * @throws Error with a sentence that says which variable to mend
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env, root = process.cwd()): Settings {
  const port = Number(env['PORT'] ?? 4600)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is '${env['PORT']}': give a whole number from 0 to 65535.`)
  const dataDir = resolve(root, env['ORALU_DATA'] ?? 'data')
  const keysDir = resolve(root, env['ORALU_KEYS'] ?? 'keys')
  if (`${keysDir}/`.startsWith(`${dataDir}/`))
    throw new Error('ORALU_KEYS lies inside ORALU_DATA. Keep the keys in a folder of their own.')
  const cert = env['ORALU_TLS_CERT']
  const key = env['ORALU_TLS_KEY']
  if (Boolean(cert) !== Boolean(key))
    throw new Error('Set both ORALU_TLS_CERT and ORALU_TLS_KEY, or neither.')
  const tls = cert && key ? { cert: resolve(root, cert), key: resolve(root, key) } : undefined
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    keysDir,
    databaseUrl: env['DATABASE_URL'] || undefined,
    publicUrl: env['ORALU_URL'] ?? `${tls ? 'https' : 'http'}://localhost:${port}`,
    contact: env['ORALU_CONTACT']?.trim() || undefined,
    tls,
    trustProxy: Number(env['ORALU_TRUST_PROXY'] ?? 0),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
  }
}
