import { createDecipheriv, createHash } from 'node:crypto';
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { hash2B, rc4 } from './ciphers.js';
import { Refused } from './limits.js';

/** Bytes of an object as they were before the file was protected. */
export type Decrypt = (ref: PDFRef, bytes: Uint8Array) => Uint8Array;

type Method = 'none' | 'rc4' | 'aes';

const LOCKED = 'is protected with a password';
/** Fills up short passwords (PDF 1.7, 7.6.3.3); the empty one is nothing else. */
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/**
 * How to read a file that is protected against changes only: everybody may open it, as its user password is empty
 * (PDF 1.7, 7.6; ISO 32000-2, 7.6). Throws Refused for one that needs a password, or a certificate.
 */
export function decryptionOf(context: PDFContext): Decrypt {
  const dict = context.lookup(context.trailerInfo.Encrypt);
  if (!(dict instanceof PDFDict)) throw new Refused('is damaged');
  if (dict.lookup(PDFName.of('Filter')) !== PDFName.of('Standard'))
    throw new Refused('is protected with a certificate');
  const method = methodOf(dict);
  const revision = numberOf(dict, 'R', 0);
  const key = revision >= 5 ? keyOfAes256(dict, revision) : keyOfMd5(dict, revision, firstId(context));
  return (ref, bytes) => {
    if (method === 'none') return bytes;
    const own = revision >= 5 ? key : objectKey(key, ref, method);
    return method === 'rc4' ? rc4(own, bytes) : aes(own, bytes);
  };
}

/** Strings and streams must be protected in one way, as all programs do. */
function methodOf(dict: PDFDict): Method {
  if (numberOf(dict, 'V', 0) < 4) return 'rc4';
  const filters = dict.lookup(PDFName.of('CF'));
  const [strings, streams] = ['StrF', 'StmF'].map((name): Method | null => {
    const filter = dict.lookup(PDFName.of(name)) ?? PDFName.of('Identity');
    if (filter === PDFName.of('Identity')) return 'none';
    const named = filters instanceof PDFDict && filter instanceof PDFName ? filters.lookup(filter) : null;
    const method = named instanceof PDFDict ? named.lookup(PDFName.of('CFM')) : null;
    if (method === PDFName.of('V2')) return 'rc4';
    if (method === PDFName.of('AESV2') || method === PDFName.of('AESV3')) return 'aes';
    return method === PDFName.of('None') ? 'none' : null;
  });
  if (!strings || strings !== streams) throw new Refused('is protected in a way that forms are not');
  return strings;
}

/** Algorithms 2, 4 and 5 (PDF 1.7, 7.6.3.3 and 7.6.3.4). */
function keyOfMd5(dict: PDFDict, revision: number, id: Uint8Array): Buffer {
  const [owner, user] = [bytesOf(dict, 'O', 32), bytesOf(dict, 'U', 32)];
  const length = numberOf(dict, 'V', 0) === 1 ? 5 : lengthOf(dict);
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(numberOf(dict, 'P', 0) | 0);
  const open = revision >= 4 && dict.lookup(PDFName.of('EncryptMetadata')) === PDFBool.False;
  let key = md5(PAD, owner, rights, id, Buffer.alloc(open ? 4 : 0, 0xff));
  for (let i = 0; revision >= 3 && i < 50; i++) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  if (revision < 3) return checked(key, rc4(key, PAD), user);
  let proof: Uint8Array = md5(PAD, id);
  for (let i = 0; i < 20; i++)
    proof = rc4(
      key.map((b) => b ^ i),
      proof,
    );
  return checked(key, proof, user.subarray(0, 16));
}

function checked(key: Buffer, proof: Uint8Array, expected: Uint8Array): Buffer {
  if (!Buffer.from(proof).equals(expected)) throw new Refused(LOCKED);
  return key;
}

/** Bytes of the key; some programs write bytes where bits belong. */
function lengthOf(dict: PDFDict): number {
  const bits = numberOf(dict, 'V', 0) === 4 ? 128 : numberOf(dict, 'Length', 40);
  const bytes = bits < 40 ? bits : bits / 8;
  if (!Number.isInteger(bytes) || bytes < 5 || bytes > 16) throw new Refused('is damaged');
  return bytes;
}

/** Algorithm 2.A (ISO 32000-2, 7.6.4.3.3); revision 5 is Adobe's own of 2008. */
function keyOfAes256(dict: PDFDict, revision: number): Buffer {
  const [user, sealed] = [bytesOf(dict, 'U', 48), bytesOf(dict, 'UE', 32)];
  const hash = (salt: Uint8Array): Buffer => {
    return revision === 5 ? createHash('sha256').update(salt).digest() : hash2B(salt);
  };
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) throw new Refused(LOCKED);
  const cipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(16));
  return cipher.setAutoPadding(false).update(sealed);
}

/** Algorithm 1 (PDF 1.7, 7.6.2). */
function objectKey(key: Buffer, { objectNumber: n, generationNumber: g }: PDFRef, method: Method): Buffer {
  const number = [n & 255, (n >> 8) & 255, (n >> 16) & 255, g & 255, (g >> 8) & 255];
  const hash = md5(key, Buffer.from(number), Buffer.from(method === 'aes' ? 'sAlT' : ''));
  return hash.subarray(0, Math.min(key.length + 5, 16));
}

/** The first block is the initialization vector. */
function aes(key: Buffer, bytes: Uint8Array): Uint8Array {
  if (bytes.length < 32) return new Uint8Array();
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, bytes.subarray(0, 16));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]);
  } catch {
    throw new Refused('is damaged');
  }
}

const md5 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();

function firstId({ trailerInfo: { ID } }: PDFContext): Uint8Array {
  const id = ID instanceof PDFArray ? ID.lookup(0) : undefined;
  return id instanceof PDFString || id instanceof PDFHexString ? id.asBytes() : new Uint8Array();
}

function bytesOf(dict: PDFDict, key: string, length: number): Buffer {
  const value = dict.lookup(PDFName.of(key));
  const bytes = value instanceof PDFString || value instanceof PDFHexString ? value.asBytes() : [];
  if (bytes.length < length) throw new Refused(LOCKED);
  return Buffer.from(bytes).subarray(0, length);
}

function numberOf(dict: PDFDict, key: string, otherwise: number): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
}

/** All strings of an object, however deep, decrypted in place. In hexadecimal, where no byte has a meaning of its own. */
export function decryptStrings(object: PDFObject, ref: PDFRef, decrypt: Decrypt): PDFObject {
  if (object instanceof PDFString || object instanceof PDFHexString)
    return PDFHexString.of(Buffer.from(decrypt(ref, object.asBytes())).toString('hex'));
  if (object instanceof PDFArray)
    for (let i = 0; i < object.size(); i++) object.set(i, decryptStrings(object.get(i), ref, decrypt));
  if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) object.set(key, decryptStrings(value, ref, decrypt));
  return object;
}
