/**
 * What the front display and the wearer's status say, in each language.
 *
 * German is the default; `de-easy` is plain German ("Leichte Sprache"). A profile may replace any line. A
 * fault is named by its own word. Does not say when a line is shown: that is perception.ts.
 */
import type { Fault } from './vocabulary.ts'

export interface Texts extends Readonly<Record<Fault, string>> {
  readonly announcing: string
  readonly preRecord: string
  readonly recording: string
  readonly recordingBlind: string
  readonly blocked: string
  readonly recovering: string
  readonly status: string
  readonly battery: string
  readonly minutesLeft: string
  readonly clockSet: string
  readonly clockUnset: string
  readonly noFaults: string
  readonly faults: string
}

/** Each language by its BCP 47 tag, but for plain German, and how it names itself. */
export const LANGUAGES = {
  de: { name: 'Deutsch', rtl: false },
  en: { name: 'English', rtl: false },
  tr: { name: 'Türkçe', rtl: false },
  ar: { name: 'العربية', rtl: true },
  'de-easy': { name: 'Leichte Sprache', rtl: false },
} as const
export type Language = keyof typeof LANGUAGES
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as readonly Language[]

export const TEXTS: Readonly<Record<Language, Texts>> = {
  de: {
    announcing: 'Aufnahme möglich',
    preRecord: 'Vorabaufnahme aktiv',
    recording: 'Aufnahme läuft',
    recordingBlind: 'Aufnahme läuft – Bild gestört',
    blocked: 'Keine Aufnahme möglich',
    recovering: 'Wiederherstellung',
    status: 'Status',
    battery: 'Akku',
    minutesLeft: 'Aufnahmeminuten übrig',
    clockSet: 'Uhr gestellt',
    clockUnset: 'Uhr nicht gestellt',
    noFaults: 'Keine Störung',
    faults: 'Störungen',
    'clock-unset': 'Uhr nicht gestellt',
    'storage-low': 'Speicher knapp',
    'storage-full': 'Speicher voll',
    'storage-failing': 'Speicher fehlerhaft',
    'battery-low': 'Akku schwach',
    'battery-critical': 'Akku leer',
    'camera-lost': 'Kamera fehlt',
    'microphone-silent': 'Mikrofon stumm',
    'key-missing': 'Schlüssel fehlt',
    'recorder-failed': 'Rekorder gestört',
    'display-button-stuck': 'DISPLAY klemmt',
    'record-button-stuck': 'RECORD klemmt',
    'recording-recovered': 'Unterbrochene Aufnahme gefunden',
  },
  en: {
    announcing: 'Recording possible',
    preRecord: 'Pre-recording active',
    recording: 'Recording',
    recordingBlind: 'Recording – picture disturbed',
    blocked: 'Recording not possible',
    recovering: 'Recovering',
    status: 'Status',
    battery: 'Battery',
    minutesLeft: 'Recording minutes left',
    clockSet: 'Clock is set',
    clockUnset: 'Clock is not set',
    noFaults: 'No faults',
    faults: 'Faults',
    'clock-unset': 'clock not set',
    'storage-low': 'storage low',
    'storage-full': 'storage full',
    'storage-failing': 'storage failing',
    'battery-low': 'battery low',
    'battery-critical': 'battery empty',
    'camera-lost': 'camera lost',
    'microphone-silent': 'microphone silent',
    'key-missing': 'key missing',
    'recorder-failed': 'recorder failed',
    'display-button-stuck': 'DISPLAY stuck',
    'record-button-stuck': 'RECORD stuck',
    'recording-recovered': 'interrupted recording found',
  },
  tr: {
    announcing: 'Kayıt yapılabilir',
    preRecord: 'Ön kayıt açık',
    recording: 'Kayıt yapılıyor',
    recordingBlind: 'Kayıt yapılıyor – görüntü yok',
    blocked: 'Kayıt yapılamıyor',
    recovering: 'Kurtarılıyor',
    status: 'Durum',
    battery: 'Pil',
    minutesLeft: 'Kalan kayıt dakikası',
    clockSet: 'Saat ayarlı',
    clockUnset: 'Saat ayarlı değil',
    noFaults: 'Arıza yok',
    faults: 'Arızalar',
    'clock-unset': 'saat ayarlı değil',
    'storage-low': 'depolama azalıyor',
    'storage-full': 'depolama dolu',
    'storage-failing': 'depolama arızalı',
    'battery-low': 'pil zayıf',
    'battery-critical': 'pil bitti',
    'camera-lost': 'kamera yok',
    'microphone-silent': 'mikrofon sessiz',
    'key-missing': 'anahtar yok',
    'recorder-failed': 'kayıt cihazı arızalı',
    'display-button-stuck': 'DISPLAY sıkıştı',
    'record-button-stuck': 'RECORD sıkıştı',
    'recording-recovered': 'yarım kalan kayıt bulundu',
  },
  ar: {
    announcing: 'يمكن التسجيل',
    preRecord: 'التسجيل المسبق يعمل',
    recording: 'جارٍ التسجيل',
    recordingBlind: 'جارٍ التسجيل – الصورة معطلة',
    blocked: 'لا يمكن التسجيل',
    recovering: 'جارٍ الاسترداد',
    status: 'الحالة',
    battery: 'البطارية',
    minutesLeft: 'دقائق التسجيل المتبقية',
    clockSet: 'الساعة مضبوطة',
    clockUnset: 'الساعة غير مضبوطة',
    noFaults: 'لا توجد أعطال',
    faults: 'الأعطال',
    'clock-unset': 'الساعة غير مضبوطة',
    'storage-low': 'مساحة التخزين قليلة',
    'storage-full': 'مساحة التخزين ممتلئة',
    'storage-failing': 'خلل في التخزين',
    'battery-low': 'البطارية ضعيفة',
    'battery-critical': 'البطارية فارغة',
    'camera-lost': 'الكاميرا مفقودة',
    'microphone-silent': 'الميكروفون صامت',
    'key-missing': 'المفتاح مفقود',
    'recorder-failed': 'خلل في المسجّل',
    'display-button-stuck': 'DISPLAY عالق',
    'record-button-stuck': 'RECORD عالق',
    'recording-recovered': 'وُجد تسجيل متقطع',
  },
  'de-easy': {
    announcing: 'Die Kamera kann filmen',
    preRecord: 'Die Kamera merkt sich die letzten Sekunden',
    recording: 'Die Kamera filmt jetzt',
    recordingBlind: 'Die Kamera nimmt auf. Das Bild ist gestört',
    blocked: 'Die Kamera kann nicht filmen',
    recovering: 'Die Kamera ordnet ihre Filme',
    status: 'So geht es der Kamera',
    battery: 'Akku',
    minutesLeft: 'So viele Minuten kann sie noch filmen',
    clockSet: 'Die Uhr stimmt',
    clockUnset: 'Die Uhr stimmt nicht',
    noFaults: 'Alles in Ordnung',
    faults: 'Das stimmt nicht',
    'clock-unset': 'die Uhr',
    'storage-low': 'bald kein Platz mehr',
    'storage-full': 'kein Platz mehr',
    'storage-failing': 'der Speicher ist kaputt',
    'battery-low': 'der Akku ist bald leer',
    'battery-critical': 'der Akku ist leer',
    'camera-lost': 'das Bild fehlt',
    'microphone-silent': 'der Ton fehlt',
    'key-missing': 'der Schlüssel fehlt',
    'recorder-failed': 'das Aufnehmen klappt nicht',
    'display-button-stuck': 'der Knopf DISPLAY klemmt',
    'record-button-stuck': 'der Knopf RECORD klemmt',
    'recording-recovered': 'eine Aufnahme ist abgebrochen',
  },
}

export const TEXT_KEYS = Object.keys(TEXTS.de) as readonly (keyof Texts)[]
