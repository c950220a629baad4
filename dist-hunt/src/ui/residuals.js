export const RESIDUALS = [
    {
        de: 'Grenze: Was neuer ist als der letzte bezeugte Stand, kann so abgeschnitten werden, dass es wie ein Stromausfall aussieht; liegt der Schlüssel als Datei vor, kann es auch ersetzt werden, wenn jemand Karte und Schlüssel hat.',
        en: 'Limit: what is newer than the last witnessed checkpoint can be cut off so that it looks like a power cut; with a software key store it can also be replaced by whoever holds the card and the key.',
    },
    {
        de: 'Grenze: Wer während einer laufenden Epoche die volle Gewalt über die Kamera hat, kann Teile des offenen Segments fallen lassen, aber keinen Inhalt ersetzen.',
        en: 'Limit: root during an open epoch can drop parts of the open segment but cannot replace content.',
    },
    {
        de: 'Grenze: „Gelöscht“ heißt in JavaScript, dass unsere Puffer mit Nullen überschrieben und Schlüsselobjekte losgelassen sind (Kopien der Speicherbereinigung, Kernel-Pipes und das Kind des Encoders bleiben).',
        en: 'Limit: "erased" in JavaScript means our buffers are zero-filled and key objects dropped (collector copies, kernel pipes and the encoder child remain).',
    },
];
