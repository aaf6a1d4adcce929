import { symbol } from './symbols.ts'

interface Font {
  name: string
  charset: number | null
}

/** Windows' character sets by their number in a font table (RTF 1.9.1, "Font Table"), as TextDecoder names them. */
const CHARSETS: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  130: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
const SYMBOLS = 2
const CODE_PAGES: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}

/** The fonts of a file: which encoding their bytes are in. */
export class RtfFonts {
  /** Of bytes whose font says nothing. */
  encoding = 'windows-1252'
  private readonly fonts = new Map<number, Font>()
  private readonly decoders = new Map<string, TextDecoder>()
  private current: Font | null = null

  setCodePage(page: number): void {
    this.encoding = CODE_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')
  }

  /** An entry of the font table begins; what follows is about it. */
  begin(number: number): void {
    this.current = { name: '', charset: null }
    this.fonts.set(number, this.current)
  }

  setCharset(charset: number): void {
    if (this.current) this.current.charset = charset
  }

  name(words: string): void {
    if (this.current) this.current.name += words
  }

  /** Bytes as characters, in a font's encoding. */
  decode(bytes: readonly number[], number: number | null): string {
    const font = number === null ? undefined : this.fonts.get(number)
    if (font?.charset === SYMBOLS) {
      const name = font.name.replace(/;.*/, '').trim()
      return bytes.map((byte) => (byte <= SPACE ? ' ' : symbol(name, (0xf000 + byte).toString(16)))).join('')
    }
    const encoding = CHARSETS[font?.charset ?? -1] ?? this.encoding
    const decoder = this.decoders.get(encoding) ?? new TextDecoder(encoding)
    this.decoders.set(encoding, decoder)
    return decoder.decode(Uint8Array.from(bytes))
  }
}

const SPACE = 0x20
