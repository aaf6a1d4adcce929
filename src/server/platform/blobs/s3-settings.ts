import type { Env } from '../env.ts'
import type { BlobDriver } from './blobs.ts'
import type { S3Settings } from './s3-client.ts'

/** The bucket that the environment names, or null. */
export function s3Settings(env: Env): S3Settings | null {
  if (!env.s3Bucket) return null
  return {
    baseUrl: bucketUrl(env, env.s3Bucket),
    prefix: env.s3Prefix,
    region: env.s3Region,
    ...keys(env),
  }
}

/** readEnv has made sure that there are some. */
function keys(env: Env): Pick<S3Settings, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'> {
  const { supabaseUrl, supabaseAnonKey, supabaseServiceRoleKey } = env
  if (env.s3AccessKeyId || !supabaseUrl || !supabaseAnonKey || !supabaseServiceRoleKey)
    return { accessKeyId: env.s3AccessKeyId ?? '', secretAccessKey: env.s3SecretAccessKey ?? '' }
  // Supabase's docs, Storage, S3 authentication, session token: the project's id, its public key, and a user's JWT.
  return {
    accessKeyId: new URL(supabaseUrl).hostname.split('.')[0] ?? '',
    secretAccessKey: supabaseAnonKey,
    sessionToken: supabaseServiceRoleKey,
  }
}

/** Where new files go. */
export function blobDriver(env: Env): BlobDriver {
  return env.blobStore ?? (env.s3Bucket ? 's3' : 'postgres')
}

function bucketUrl(env: Env, bucket: string): string {
  const given = env.s3Endpoint ?? (env.supabaseUrl && `${env.supabaseUrl.replace(/\/+$/, '')}/storage/v1/s3`)
  const endpoint = new URL(given ?? `https://s3.${env.s3Region}.amazonaws.com`)
  const isAmazon = /\.amazonaws\.com(\.cn)?$/.test(endpoint.hostname)
  if (!(env.s3ForcePathStyle ?? !isAmazon)) {
    endpoint.hostname = `${bucket}.${endpoint.hostname}`
    return `${endpoint.href.replace(/\/+$/, '')}/`
  }
  return `${endpoint.href.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}/`
}
