/**
 * What the front display says in the dock, in each language of texts.ts: how far the handing over is, and in
 * words what is wrong with it. A profile may replace any line.
 */
import type { OffloadProblem } from './vocabulary.ts'

export interface OffloadTexts extends Readonly<Record<OffloadProblem, string>> {
  readonly offloading: string
  readonly offloaded: string
  readonly offloadFailed: string
  readonly handedOver: string
}

export const OFFLOAD_TEXTS: Readonly<Record<'de' | 'en' | 'tr' | 'ar' | 'de-easy', OffloadTexts>> = {
  de: {
    offloading: 'Übertragung läuft – nicht herausnehmen',
    offloaded: 'Alles übergeben',
    offloadFailed: 'Übertragung gestört',
    handedOver: 'Übergeben',
    'station-unreachable': 'Station antwortet nicht',
    'station-untrusted': 'Fremde Station',
    'station-full': 'Station voll',
    'station-busy': 'Station ausgelastet oder gestört',
    'station-refused': 'Station nimmt nichts an',
    'receipt-wrong': 'Quittung falsch, nichts gelöscht',
    'kept-apart': 'Station hält etwas gesondert',
    'ledger-refused': 'Protokoll passt nicht zur Station',
    'card-failing': 'Karte nicht lesbar',
    'offload-failed': 'Übertragung abgebrochen',
  },
  en: {
    offloading: 'Handing over – do not take out',
    offloaded: 'Everything handed over',
    offloadFailed: 'Handing over failed',
    handedOver: 'Handed over',
    'station-unreachable': 'station does not answer',
    'station-untrusted': 'unknown station',
    'station-full': 'station is full',
    'station-busy': 'station busy or out of order',
    'station-refused': 'station takes nothing',
    'receipt-wrong': 'wrong receipt, nothing erased',
    'kept-apart': 'station keeps something apart',
    'ledger-refused': 'ledger does not fit the station',
    'card-failing': 'card cannot be read',
    'offload-failed': 'handing over broke off',
  },
  tr: {
    offloading: 'Aktarılıyor – çıkarmayın',
    offloaded: 'Her şey aktarıldı',
    offloadFailed: 'Aktarma başarısız',
    handedOver: 'Aktarılan',
    'station-unreachable': 'istasyon yanıt vermiyor',
    'station-untrusted': 'yabancı istasyon',
    'station-full': 'istasyon dolu',
    'station-busy': 'istasyon meşgul veya arızalı',
    'station-refused': 'istasyon kabul etmiyor',
    'receipt-wrong': 'makbuz yanlış, hiçbir şey silinmedi',
    'kept-apart': 'istasyon bir bölümü ayrı tutuyor',
    'ledger-refused': 'kayıt defteri istasyonla uyuşmuyor',
    'card-failing': 'kart okunamıyor',
    'offload-failed': 'aktarma kesildi',
  },
  ar: {
    offloading: 'جارٍ النقل – لا تُخرج الكاميرا',
    offloaded: 'تم نقل كل شيء',
    offloadFailed: 'تعذّر النقل',
    handedOver: 'تم نقل',
    'station-unreachable': 'المحطة لا تستجيب',
    'station-untrusted': 'محطة غير معروفة',
    'station-full': 'المحطة ممتلئة',
    'station-busy': 'المحطة مشغولة أو معطلة',
    'station-refused': 'المحطة لا تقبل شيئًا',
    'receipt-wrong': 'الإيصال خاطئ، لم يُمحَ شيء',
    'kept-apart': 'المحطة تحفظ جزءًا على حدة',
    'ledger-refused': 'السجل لا يطابق المحطة',
    'card-failing': 'تعذّرت قراءة البطاقة',
    'offload-failed': 'انقطع النقل',
  },
  'de-easy': {
    offloading: 'Die Kamera überträgt. Nicht herausnehmen.',
    offloaded: 'Alles ist übertragen.',
    offloadFailed: 'Die Übertragung geht nicht.',
    handedOver: 'Übertragen',
    'station-unreachable': 'Die Station antwortet nicht',
    'station-untrusted': 'Das ist eine fremde Station',
    'station-full': 'Die Station ist voll',
    'station-busy': 'Die Station hat gerade keine Zeit',
    'station-refused': 'Die Station nimmt nichts an',
    'receipt-wrong': 'Die Quittung ist falsch. Nichts ist gelöscht',
    'kept-apart': 'Die Station legt etwas zur Seite',
    'ledger-refused': 'Das Protokoll passt nicht',
    'card-failing': 'Die Karte ist nicht lesbar',
    'offload-failed': 'Die Übertragung ist abgebrochen',
  },
}
