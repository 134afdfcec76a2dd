import type { Translations } from './problem.js'

/** Lo que se esperaba y qué hacer: una frase cada cosa. Los códigos son los de en.ts; el tipo exige que estén todos. */
export const PROBLEMS_ES: Translations = {
  // Números
  'not-a-number': () => ({
    expected: 'un número como 12, 12.5, 2/3 o 72%',
    todo: 'Escriba solo cifras con punto decimal, sin espacios, símbolos de moneda ni separadores de miles, como 2/3 o 70%.',
  }),
  'decimal-comma': (f) => ({
    expected: 'un número con punto decimal',
    todo: `Escriba ${f.meant}${f.option === '' ? '' : `; en un archivo CSV, ${f.option} lee las comas como puntos decimales`}.`,
  }),
  'number-too-long': (f) => ({
    expected: `un número de ${f.most} caracteres como máximo`,
    todo: 'Redondéelo antes de proponerlo.',
  }),
  'lossy-number': () => ({
    expected: 'un número que el ordenador conserve exactamente como está escrito',
    todo: 'Escríbalo como texto, entre comillas dobles.',
  }),
  'zero-denominator': () => ({
    expected: 'una fracción cuyo número inferior no sea cero',
    todo: 'Escriba una fracción como 2/3.',
  }),
  'not-a-count': () => ({
    expected: 'un número entero de 0 a 9007199254740991',
    todo: 'Cuente personas o papeletas: sin fracciones, sin números negativos, sin texto.',
  }),
  'not-one-or-more': () => ({
    expected: 'un número entero, 1 o más',
    todo: 'Indique cuántos debe haber.',
  }),
  'not-places': () => ({
    expected: 'un número entero de decimales, de 0 a 1000',
    todo: 'Diga cuántas cifras se quieren después del punto.',
  }),
  'no-values': () => ({
    expected: 'al menos un número',
    todo: 'Compruebe antes si alguien propuso algo: la media de nada no es un número.',
  }),
  // Formas
  'wrong-kind': (f) => ({
    expected: KINDS[f.kind] ?? f.kind,
    todo: WRITE[f.kind] ?? 'Consulte la ayuda de la orden o el tipo de la entrada.',
  }),
  'unknown-key': (f) => ({ expected: `una de estas: ${f.known}`, todo: 'Corrija el nombre o quítelo.' }),
  'missing-key': (f) => ({
    expected: f.options === undefined ? `un valor para ${f.key}` : `un valor para ${f.key}, uno de estos: ${f.options}`,
    todo: 'Indíquelo: no tiene valor por defecto.',
  }),
  'duplicate-key': (f) => ({ expected: `${f.key} una sola vez`, todo: 'Conserve el que se quería.' }),
  'not-one-of': (f) => ({ expected: `una de estas opciones: ${f.options}`, todo: 'Elija una de ellas.' }),
  'listed-twice': (f) => ({ expected: `"${f.what}" una sola vez`, todo: 'Quite la repetición.' }),
  'both-said': (f) => ({
    expected: `${f.one} o ${f.other}, y no ambos`,
    todo: `Quite uno de los dos: el heredado se quita con "${f.one}": null o "${f.other}": null.`,
  }),
  'empty-list': (f) => ({
    expected: `al menos un elemento (${f.what})`,
    todo: 'Nombre alguno; una lista que puede faltar también se puede quitar.',
  }),
  // Reglas de decisión
  'no-comparison': () => ({
    expected: 'atLeast o moreThan',
    todo: 'Diga si basta con llegar justo a la mayoría exigida (atLeast) o no (moreThan).',
  }),
  'two-comparisons': () => ({
    expected: 'atLeast o moreThan, no ambos',
    todo: 'Conserve el que la regla quiere decir.',
  }),
  'threshold-out-of-range': (f) => ({
    expected: 'una mayoría exigida de 0 a 1, es decir, de 0% a 100%',
    todo: f.meant === '' ? 'Escriba una parte como 2/3, 0.72 o 72%.' : `Escriba ${f.meant} si es un porcentaje.`,
  }),
  'more-than-all': () => ({
    expected: 'una mayoría que se pueda alcanzar',
    todo: 'Escriba atLeast 1 para que sean todas: nada es más que todo.',
  }),
  'present-missing': () => ({
    expected: 'cuántas personas están presentes',
    todo: 'Indique present: la regla cuenta con ese número.',
  }),
  'more-present-than-electors': (f) => ({
    expected: `que no haya más personas presentes que en el censo, que tiene ${f.electorate}`,
    todo: 'Cuente como presentes solo a personas del censo.',
  }),
  'more-ballots-than-electors': (f) => ({
    expected: `que no haya más papeletas que personas en el censo, que tiene ${f.electorate}`,
    todo: 'Revise el censo y cuente solo la última papeleta de cada persona.',
  }),
  'more-ballots-than-present': (f) => ({
    expected: `que no haya más papeletas que personas presentes, que son ${f.present}`,
    todo: 'Revise quién estaba presente y cuente solo la última papeleta de cada persona.',
  }),
  'threshold-not-pinned': (f) => ({
    expected: `el número vigente del promedio ${f.item}`,
    todo: 'Abra la decisión con los promedios vigentes y decida con lo que se abrió.',
  }),
  'unknown-item': (f) => ({
    expected: `un promedio llamado ${f.item} o un número provisional para él`,
    todo: 'Añádalo o nombre uno que exista.',
  }),
  'tie-policy-without-ties': () => ({
    expected:
      'una regla de desempate solo donde se exige más de 1/2 de las papeletas, o de las que están a favor o en contra',
    todo: 'Quite la regla de desempate: con cualquier otra mayoría, un empate simplemente no basta.',
  }),
  // Fechas y dinero
  'not-a-date': () => ({
    expected: 'una fecha que exista, como 2024-02-29',
    todo: 'Escriba año, mes y día: AAAA-MM-DD.',
  }),
  'reversed-period': (f) => ({ expected: `una fecha no anterior a ${f.start}`, todo: 'Intercambie los dos extremos.' }),
  'not-minor-units': () => ({
    expected: 'un número entero de unidades mínimas, como "1250"',
    todo: 'Escriba céntimos, como texto y sin punto.',
  }),
  'negative-amount': () => ({
    expected: 'un importe de 0 o más',
    todo: 'Escriba lo debido o lo pagado; un asiento se corrige con otro inverso.',
  }),
  'outside-period': (f) => ({
    expected: `una fecha del ${f.start} al ${f.end}, ambas incluidas`,
    todo: 'Corrija la fecha o el periodo.',
  }),
  'rate-gap': (f) => ({
    expected: `un valor vigente el ${f.start}`,
    todo: 'Añada el tipo, la tarifa o las horas que regían entonces; 0 también vale.',
  }),
  'negative-rate': () => ({ expected: 'un tipo o una tarifa de 0 o más', todo: 'Corrija el valor.' }),
  'rate-without-percent': (f) => ({
    expected: 'un tipo de interés menor que 1, o con su signo de porcentaje',
    todo: `Escriba ${f.meant} si falta el signo de porcentaje, o ${f.asRead} si es tanto al año.`,
  }),
  'not-in-order': (f) => ({
    expected: `un día no anterior al ${f.before}, el de antes`,
    todo: 'Ponga los cambios en el orden en que ocurrieron.',
  }),
  'beyond-the-calendar': () => ({
    expected: 'un cambio que empiece a regir entre 0001-01-01 y 9999-12-31',
    todo: 'Revise la fecha y la duración de los periodos.',
  }),
  'after-account': (f) => ({
    expected: `un día no posterior al ${f.until}, para el que se hace la cuenta`,
    todo: 'Haga la cuenta para un día posterior o quite esto.',
  }),
  'before-account': (f) => ({
    expected: `un día no anterior al ${f.until}, para el que se hace la cuenta`,
    todo: 'Mire a un día posterior; lo debido hasta entonces lo dice la propia cuenta.',
  }),
  'nothing-held': () => ({
    expected: 'alguien con retribución aplazada',
    todo: 'Revise el identificador o anote antes lo que se aplazó.',
  }),
  'not-additive': () => ({
    expected: 'una base de cálculo con la que un periodo se pueda partir: ACT/365F, ACT/360, ACT/ACT ISDA o 30E/360',
    todo: 'Elija una de ellas si el tipo cambia dentro del periodo, se redondea por día o los pagos devengan interés.',
  }),
  'unknown-currency': () => ({
    expected: 'una moneda por su código ISO 4217, como EUR',
    todo: 'Escriba sus tres letras mayúsculas.',
  }),
  'wrong-minor-units': (f) => ({
    expected: `un importe con los decimales que tiene ${f.currency}, que son ${f.places}`,
    todo: 'Escriba unidades mínimas enteras o nombre un redondeo.',
  }),
  'mixed-currencies': (f) => ({ expected: `un importe en ${f.currency}`, todo: 'Use una sola moneda cada vez.' }),

  // Propuestas y papeletas
  'not-within': (f) => ({
    expected: f.from === f.to ? `${f.from}` : `un número entero de ${f.from} a ${f.to}`,
    todo: 'Compruébelo con las papeletas que se cuentan.',
  }),
  'told-cannot-be': (f) => ({
    expected: `algo que pueda ser cierto de las mismas papeletas junto con ${f.other}`,
    todo: 'Compruebe qué se dijo y qué papeletas contó cada recuento.',
  }),
  'mixed-units': () => ({
    expected: 'categorías que se pagan todas por la misma unidad',
    todo: 'Dé a las categorías por hora y por mes una base propia a cada grupo.',
  }),
  'negative-hours': () => ({
    expected: '0 horas o más',
    todo: 'Corrija el apunte equivocado en lugar de restar horas.',
  }),
  'beyond-the-day': (f) => ({
    expected: `24 horas de ${f.worker} el ${f.date} como máximo, con todos los apuntes`,
    todo: 'Busque horas apuntadas dos veces o en otro día.',
  }),
  overlapping: (f) => ({
    expected: `días que ${f.worker} no tenga ya en esta categoría`,
    todo: 'Haga que el segundo tramo empiece donde acaba el primero.',
  }),
  'more-than-pay': (f) => ({
    expected: `que no se descuente más que lo ganado por ${f.worker}, que es ${f.pay} en unidades mínimas`,
    todo: 'Reduzca lo renunciado o lo retenido.',
  }),
  'not-paid': () => ({
    expected: 'alguien que cobra aquí',
    todo: 'Revise el identificador o anote antes lo trabajado.',
  }),
  'out-of-range': (f) => ({
    expected:
      f.from === ''
        ? `como máximo ${f.to}`
        : f.to === ''
          ? `como mínimo ${f.from}`
          : `un número de ${f.from} a ${f.to}, ambos incluidos`,
    todo: 'Proponga un número dentro del margen.',
  }),
  'off-step': (f) => ({
    expected: `un número en pasos de ${f.step} contados desde ${f.from}`,
    todo: 'Proponga el paso más cercano.',
  }),
  'bounds-reversed': () => ({
    expected: 'un margen cuyo mínimo no supere su máximo',
    todo: 'Intercambie los dos extremos.',
  }),
  'mixed-percent': () => ({
    expected: 'o todo porcentajes, o todo números sin signo de porcentaje',
    todo: 'Escriba 50% o 0.5 en todas partes (2/3 va con 0.5): 50 y 50% se diferencian cien veces.',
  }),
  'percent-not-meant': (f) => ({
    expected: `un número sin más, en ${f.unit}`,
    todo: 'Escríbalo sin el signo de porcentaje: solo las partes de un todo se proponen así.',
  }),
  'trim-too-large': () => ({
    expected: 'una parte por quitar de cada extremo que sea al menos 0 y menos de 1/2',
    todo: 'Quite menos: desde 1/2 no quedaría nada.',
  }),
  'step-not-positive': () => ({
    expected: 'un paso mayor que 0',
    todo: 'Indique el tamaño de un paso o déjelo fuera.',
  }),
  'negative-weight': () => ({ expected: 'un peso de 0 o más', todo: 'Diga cuánto pesa: 0, si no debe contar.' }),
  'weights-all-zero': () => ({
    expected: 'al menos un peso mayor que 0',
    todo: 'Dé peso a alguien o use la media simple.',
  }),
  'not-a-name': () => ({
    expected: 'un identificador de 1 a 200 caracteres, sin caracteres de control',
    todo: 'Nombre a la persona, el asunto o la cláusula por su identificador.',
  }),
  'not-entitled': () => ({
    expected: 'una persona del censo',
    todo: 'Revise el identificador o el censo en esa fecha.',
  }),
  'ballot-of-member-twice': (f) => ({
    expected: `una sola papeleta de "${f.member}"`,
    todo: 'Conserve la última papeleta de cada persona y quite las anteriores.',
  }),
  'already-joined': () => ({
    expected: 'alguien que aún no se haya incorporado',
    todo: 'Quite la segunda incorporación.',
  }),
  'not-joined': () => ({ expected: 'alguien que se haya incorporado', todo: 'Incorpórela primero.' }),
  'too-many-chosen': (f) => ({ expected: `que se elijan ${f.most} como máximo`, todo: 'Elija menos.' }),
  // Cuentas y excedente
  'floor-not-positive': () => ({
    expected: 'un mínimo mayor que 0, porque siempre se da una compensación',
    todo: 'Indique lo menos que se da a quien se expulsa.',
  }),
  'not-an-account': () => ({
    expected:
      'una cuenta como banco o gastos:viajes, con letras, cifras, espacios simples, puntos, guiones y guiones bajos',
    todo: 'Cambie el nombre de la cuenta; las partes se unen con dos puntos, y cada letra y su acento son un solo carácter (NFC).',
  }),
  'unknown-account': () => ({
    expected: 'una cuenta del plan de cuentas',
    todo: 'Revise el nombre o añada la cuenta al plan.',
  }),
  unbalanced: (f) => ({
    expected: `dos anotaciones o más que sumen cero; sobran ${f.rest.replace('.', ',')} ${f.currency}`,
    todo: 'Añada la parte que falta o corrija un importe.',
  }),
  'unknown-entry': () => ({
    expected: 'un asiento anotado antes',
    todo: 'Revise el identificador o anote antes ese asiento.',
  }),
  'reversed-already': () => ({
    expected: 'un asiento aún no anulado',
    todo: 'Quite esta corrección o corrija la corrección.',
  }),
  'not-the-reverse': (f) => ({
    expected: `las anotaciones de ${f.entry} con los signos cambiados y nada más`,
    todo: 'Anule el asiento entero y anote después el correcto.',
  }),
  'unknown-fund': () => ({
    expected: 'un fondo conocido en el diario',
    todo: 'Revise el identificador o declare el fondo y su finalidad.',
  }),
  'not-a-hash': () => ({
    expected: 'un SHA-256 de 64 cifras hexadecimales',
    todo: 'Calcúlelo a partir del archivo, como hace sha256sum.',
  }),
  'unknown-line': () => ({
    expected: 'una partida del presupuesto',
    todo: 'Revise el nombre o presupueste antes la partida.',
  }),
  'unknown-commitment': () => ({
    expected: 'un compromiso de este presupuesto',
    todo: 'Revise el identificador o añada el compromiso.',
  }),
  'first-step-above-zero': () => ({
    expected: 'un primer tramo desde 0, para que nada se gaste sin que lo apruebe alguien más',
    todo: 'Indique cuántas personas más aprueban los importes menores.',
  }),
  'debit-and-credit': (f) => ({
    expected: `un importe en una de las columnas ${f.columns}, no en ambas`,
    todo: 'Aclare la línea con el banco: aquí no se resta uno del otro.',
  }),
  'after-closing': (f) => ({
    expected: `un día no posterior al ${f.closesOn}, en que se cierra el proyecto`,
    todo: 'Ciérrelo más tarde o quite esto.',
  }),
  'wrong-encoding': (f) => ({
    expected: `texto en ${f.encoding}`,
    todo: 'Indique la codificación en que escribe el banco: utf-8, windows-1252 o utf-16le.',
  }),
  'not-a-year': () => ({ expected: 'un año entero de 1 a 9999', todo: 'Escriba solo el año, como 2026.' }),
  'not-a-share': () => ({
    expected: 'una parte de 0 a 1',
    todo: 'Escriba una parte del total, como 1/3, 0.3 o 30%.',
  }),
  'nobody-worked': () => ({
    expected: 'al menos una persona socia que haya trabajado: parte del excedente se reparte según el trabajo',
    todo: 'Anote el trabajo de las personas socias o lleve esa parte a una reserva.',
  }),
  'no-rest': () => ({
    expected: 'una última disposición, y solo esa, que se lleve todo lo que queda',
    todo: 'Termine con el resto, a retornos o a una reserva: nada puede quedar sin repartir.',
  }),
  'shares-over-whole': () => ({
    expected: 'partes del excedente que no pasen del total',
    todo: 'Reduzca una parte o refiérala a lo que queda.',
  }),
  'unknown-reserve': () => ({
    expected: 'una de las reservas',
    todo: 'Revise el identificador o añada la reserva con su saldo.',
  }),
  'fund-is-a-reserve': (f) => ({
    expected: `un fondo que no sea una de las reservas, y ${f.reserve} lo es`,
    todo: "Escriba la clase 'reserve', para que crezca su saldo, o dé otro nombre al fondo.",
  }),
  'negative-labour': () => ({
    expected: 'un trabajo de 0 o más',
    todo: 'Indique las horas o la retribución de este miembro: 0, si no trabajó.',
  }),
  'too-many-levels': (f) => ({
    expected: `${f.most} niveles de federaciones como máximo`,
    todo: 'Busque una federación que esté dentro de sí misma.',
  }),
  'more-than-capital': (f) => ({
    expected: `como máximo el capital de ${f.member} ese día, que era ${f.balance} en unidades mínimas`,
    todo: 'Redúzcalo o anote antes lo aportado.',
  }),
  'price-not-met': (f) => ({
    expected: `aportaciones y crédito que sumen el precio de ${f.price}, mayor que cero; suman ${f.met}`,
    todo: 'Corrija el precio, una aportación o el crédito.',
  }),
  'before-signing': (f) => ({
    expected: `un día no anterior al ${f.signedOn}, el de la firma`,
    todo: 'Póngale una fecha desde la firma.',
  }),
  // Archivos y líneas
  'not-json': () => ({ expected: 'un objeto JSON', todo: 'Escriba un objeto JSON completo.' }),
  'too-deep': (f) => ({
    expected: `JSON con ${f.most} niveles como máximo`,
    todo: 'Aplánelo: ninguna entrada necesita tanta profundidad.',
  }),
  'line-too-long': (f) => ({
    expected: `una línea de ${f.most} bytes como máximo`,
    todo: 'Ponga un caso en cada línea.',
  }),
  'not-utf-8': () => ({
    expected: 'texto en UTF-8',
    todo: 'Guarde el archivo como UTF-8; las hojas de cálculo lo llaman CSV UTF-8.',
  }),
  'no-header': (f) => ({
    expected: `una primera línea con los nombres de las columnas: ${f.columns}`,
    todo: 'Añada la línea con los nombres de las columnas.',
  }),
  'missing-column': (f) => ({
    expected: `una columna llamada ${f.column}`,
    todo: 'Añada la columna o cambie el nombre de la que se quería.',
  }),
  'wrong-width': (f) => ({
    expected: `tantas columnas como nombra la cabecera, que son ${f.width}`,
    todo: 'Corrija la línea: a menudo hay una coma dentro de un valor que necesita comillas.',
  }),
  'document-too-long': (f) => ({
    expected: `un documento JSON de ${f.most} bytes como máximo`,
    todo: 'Escriba un caso por línea y use --jsonl, que no tiene límite.',
  }),
  'unnamed-column': (f) => ({
    expected: `un nombre sobre la columna ${f.column}, que contiene valores`,
    todo: 'Ponga nombre a la columna o vacíela.',
  }),
  'decimal-point': () => ({
    expected: 'un número con coma decimal y sin puntos',
    todo: 'Quite los puntos de los miles: 1.234 se puede leer de dos maneras.',
  }),
  'broken-csv': (f) => ({
    expected: `CSV bien formado (${f.detail})`,
    todo: 'Corrija la línea: a menudo falta una comilla.',
  }),
  'too-many-problems': (f) => ({
    expected: `${f.most} problemas como máximo`,
    todo: 'Corrija primero los de la lista; el resto del archivo no se ha juzgado.',
  }),

  // Miembros y reuniones
  'impossible-change': (f) => ({
    expected: `un cambio que le pueda ocurrir a ${f.member}, que para entonces ${STANDINGS[f.kind] ?? f.kind}`,
    todo: 'Busque un cambio que falte o que lleve una fecha equivocada.',
  }),
  'after-founding': (f) => ({
    expected: `alguien que fundó la cooperativa el ${f.foundedOn}, día de la fundación`,
    todo: 'Registre como admisión el ingreso de quien llegó después.',
  }),
  'more-than-due': (f) => ({
    expected: `pagos que no superen la aportación, que es de ${f.due} en unidades mínimas`,
    todo: 'Corrija un pago o devuelva lo que sobra.',
  }),
  'step-missing': (f) => ({
    expected: `antes, el paso ${f.step}`,
    todo: 'Registre el paso que falta o corrija las fechas.',
  }),
  'mixed-delays': (f) => ({
    expected: `un plazo tras la primera convocatoria con la clave ${f.unit}, como dice la regla`,
    todo: 'Indíquelo en la unidad de la regla.',
  }),
  // (end of miembros y reuniones)

  // Elecciones
  'unknown-candidate': () => ({
    expected: 'una de las candidaturas',
    todo: 'Revise el identificador o añada la candidatura.',
  }),
  'more-sitting-than-seats': (f) => ({
    expected: `que no conserven su puesto más personas que puestos hay: ${f.seats}`,
    todo: 'Revise el número de puestos o quiénes siguen en ellos.',
  }),
  'no-seat-fell-vacant': (f) => ({
    expected: `que sigan en su puesto menos personas que puestos hay, ${f.seats}, pues alguien lo dejó`,
    todo: 'Revise el número de puestos o quiénes siguen en ellos.',
  }),
  'not-a-seed': () => ({
    expected: 'una semilla de 1 a 200 caracteres, sin caracteres de control',
    todo: 'Escriba lo que se publicó antes de saber quién empataba, como los números de un sorteo público.',
  }),
  'precision-out-of-range': (f) => ({
    expected: `un número entero de ${f.from} a ${f.to}`,
    todo: 'Indique la precisión con que calcula la regla; lo habitual son 9 decimales con un omega de 6.',
  }),
  'not-a-blt-header': () => ({
    expected: 'una primera línea con dos números enteros desde 1: cuántas candidaturas y cuántos puestos',
    todo: 'Empiece el archivo con una línea como 5 2.',
  }),
  'not-a-blt-ballot': (f) => ({
    expected: `una papeleta como 3 1 2 0: su peso, desde 1, las candidaturas por sus números de 1 a ${f.candidates}, y un 0`,
    todo: 'Corrija la línea; las candidaturas retiradas, como -2, van antes de las papeletas.',
  }),
  'equal-preferences': () => ({
    expected: 'una sola candidatura en cada preferencia',
    todo: 'Quite las preferencias empatadas: ningún escrutinio las reparte aquí.',
  }),
  'skipped-preference': () => ({
    expected: 'una papeleta sin preferencias saltadas, o que se indique cómo leerlas',
    todo: 'Indique si la papeleta termina ahí o si se sigue con la preferencia siguiente.',
  }),
  'blt-unfinished': () => ({
    expected: 'una línea con un 0 solo tras la última papeleta',
    todo: 'Añádala antes de los nombres.',
  }),
  'not-a-blt-name': () => ({
    expected: 'un nombre o un título entre comillas dobles, y nada más que un comentario detrás',
    todo: 'Escriba uno por línea, entre comillas dobles.',
  }),
  'wrong-number-of-names': (f) => ({
    expected: `una línea con el nombre de cada candidatura, ${f.candidates} en total, y otra con el título`,
    todo: 'Añada lo que falta o quite lo que sobra; el título puede quedar vacío.',
  }),
  'not-a-title': () => ({
    expected: 'un título de 200 caracteres como máximo, sin caracteres de control',
    todo: 'Acorte el título o escríbalo en una sola línea.',
  }),
  'score-out-of-range': (f) => ({
    expected: `una puntuación entera de ${f.from} a ${f.to}, ambos incluidos`,
    todo: 'Escriba una puntuación de la escala o no puntúe esa candidatura.',
  }),
  'too-many-candidates': (f) => ({
    expected: `${f.most} candidaturas como máximo`,
    todo: 'Revise la lista: cada etapa informa de todas ellas.',
  }),
  // (end of elecciones)

  // Círculos
  // (end of círculos)

  // Proyectos
  'not-in-team': () => ({
    expected: 'alguien que esté en el equipo',
    todo: 'Compruebe el identificador, o el equipo de ese día.',
  }),
  'not-a-coordinator': () => ({
    expected: 'un área que la persona coordine',
    todo: 'Indique las áreas, o decida en cambio si la persona sale del equipo.',
  }),
  // (end of proyectos)

  // Estatutos
  'reserved-key': () => ({
    expected: 'nombres que JavaScript no tenga reservados',
    todo: 'Cámbielo; si no lo ha escrito usted, pregunte de dónde viene el archivo.',
  }),
  'not-a-short-name': () => ({
    expected: 'un nombre corto de minúsculas sin acentos, cifras y guiones sueltos, como admit-worker-owner',
    todo: 'Use aquí un nombre así y ponga en el título lo que se lee.',
  }),
  'wrong-length': (f) => ({
    expected: f.most === '' ? `no menos de ${f.least}` : `no más de ${f.most}`,
    todo: 'Ajústelo a ese límite.',
  }),
  'yes-no-averaged': () => ({
    expected: 'una proporción, consenso, consentimiento o una elección entre opciones: un sí o no no tiene promedio',
    todo: 'Indique una regla como {"atLeast": "2/3", "of": "electorate"}; su mayoría puede venir de un número promediado: {"atLeast": {"average": "nombre"}, ...}.',
  }),
  'unknown-provision': (f) => ({
    expected: `una disposición llamada ${f.id} en ${f.section}, donde ${f.known === '' ? 'no hay ninguna' : `están: ${f.known}`}`,
    todo: f.known === '' ? 'Añádala.' : 'Nombre una de estas o añádala.',
  }),
  'not-inherited': (f) => ({
    expected: `el nombre de algo heredado (${f.known}) o uno nuevo con título`,
    todo: 'Corrija el nombre o dele un título y todo lo que necesita algo nuevo.',
  }),
  'unknown-charter': (f) => ({
    expected: `los estatutos ${f.charter}, versión ${f.version}`,
    todo: `Entregue esos estatutos junto con estos${f.known === '' ? '' : ` o parta de otros conocidos: ${f.known}`}.`,
  }),
  circular: (f) => ({
    expected: `algo que no vuelva sobre sí mismo (${f.way})`,
    todo: 'Rompa el círculo en uno de sus pasos.',
  }),
  'item-not-a-share': (f) => ({
    expected: `una mayoría tomada de un número que mida proporciones; ${f.item} mide ${f.unit}`,
    todo: 'Señale un número cuya unidad sea "share".',
  }),
  'no-effect': (f) => ({
    expected: `no encontrar nada aquí, donde no surte efecto: va con ${f.without}`,
    todo: 'Quítelo o añada aquello con lo que va.',
  }),
  'unknown-source': () => ({
    expected: 'una cláusula de la biblioteca o una de las fuentes de estos estatutos',
    todo: 'Añádala en "sources" o quítela.',
  }),
  'more-than-one-vote': (f) => ({
    expected: `un voto por cada persona de ${f.memberClass}`,
    todo: 'Quite los votos o diga en membership.oneVote que algunas personas tienen más, para que se vea.',
  }),
  'nobody-votes': () => ({
    expected: 'un censo en el que alguien tenga voto',
    todo: 'Nombre una clase de personas socias que tenga voto.',
  }),
  'voteless-class': (f) => ({
    expected: `clases con voto: ${f.id} no lo tiene`,
    todo: `Quite la clase de aquí o dele voto: "hasVote": true en memberClasses.${f.id}.`,
  }),
  'no-time-to-vote': () => ({
    expected: '1 día o más para votar',
    todo: 'Diga cuántos días; o quítelo si la decisión la toma una asamblea, y nombre la decisión en "decides" de esa asamblea.',
  }),
  'agenda-before-notice': (f) => ({
    expected: `${f.notice} días o menos, pues la propia asamblea se convoca con ${f.notice} de antelación`,
    todo: 'Convoque antes la asamblea o envíe después el orden del día: si no, sale antes de que haya asamblea.',
  }),
  'second-quorum-above-first': (f) => ({
    expected: `no más de ${f.first}, que basta en primera convocatoria`,
    todo: 'Bájelo: la segunda convocatoria es para cuando en la primera faltó gente.',
  }),
  'elected-together': (f) => ({
    expected: `una elección propia, pues supervisa a ${f.body} y no comparte integrantes con ese órgano`,
    todo: 'Añada una elección para este órgano y nómbrela aquí: de una misma elección ambos saldrían con las mismas personas.',
  }),
  'closed-circle': () => ({
    expected:
      'un círculo en el que pueda entrar alguien: uno que se elija, o uno que decida por consentimiento dentro de otro más amplio que también decida así',
    todo: 'Diga en "electedBy" qué elección lo forma. O nombre en "decidesBy" una decisión cuya regla sea el consentimiento y en "wider" un círculo que también decida por consentimiento: ese nombra a sus primeras personas y le presta el mandato, y después él mismo decide quién más entra.',
  }),
  'no-length': () => ({
    expected: 'un periodo de 1 mes o más',
    todo: 'Diga cuántos meses. Si no hay ninguno, quítelo; si es heredado, escriba null en su lugar.',
  }),
  'hold-beyond-closing': (f) => ({
    expected: `menos de ${f.open} días, pues la votación acaba a los ${f.open} y entonces decide la mayoría, se haya mantenido lo que se haya mantenido`,
    todo: 'Ponga menos días, o quite openDays para que la votación siga abierta hasta que la mayoría se haya mantenido ese tiempo.',
  }),
  'zero-threshold': () => ({
    expected: 'una mayoría mayor que 0',
    todo: 'Con 0 basta un solo voto, por muchos que haya en contra: escriba una proporción como "moreThan": "1/2". Si se quiere que basten unas pocas personas, diga en "minimumFor" cuántas.',
  }),
  'few-could-amend': (f) => ({
    expected: `un quórum, pues esta decisión cambia los estatutos (amendments.${f.amendment}) y sin él puede bastar una sola papeleta`,
    todo: 'Añada "quorum": {"atLeast": "1/2", "of": "electorate"} a la regla o tome la proporción del censo ("electorate"); o haga que decida una asamblea con quórum, nombrando la decisión en su "decides".',
  }),
  'probation-otherwise': (f) => ({
    expected: `${f.said}, como dice ${f.as}`,
    todo: 'Haga que digan lo mismo: esta clase dice qué derechos se tienen en el periodo de prueba.',
  }),
  'challenge-before-minutes': (f) => ({
    expected: `${f.minutes} días o más, pues el acta puede tardar ${f.minutes}`,
    todo: 'Dé más plazo, publique antes el acta o cuente el plazo desde que se publica: "challengeFrom": "published".',
  }),
  'least-above-most': (f) => ({
    expected: `un intervalo cuyo extremo inferior, ${f.least}, no supere al superior, ${f.most}`,
    todo: 'Cambie uno de los dos; en una bifurcación, el otro puede ser heredado.',
  }),
  'order-taken': (f) => ({
    expected: `un número que no tenga ningún otro paso: este es el de ${f.other}`,
    todo: 'Dé a cada paso un número propio, pues se dan en ese orden.',
  }),
  'cannot-take-out': (f) => ({
    expected: `un valor para ${f.key}, que no se puede quitar`,
    todo: 'Escriba lo que ha de regir, o quite la línea para que siga lo heredado; null solo quita lo que puede faltar.',
  }),
  unamendable: (f) => ({
    expected: `una disposición de reforma que abarque ${f.what}`,
    todo: 'Añádalo a lo que abarca una reforma o haga que una abarque todo lo demás ("*").',
  }),
  'objectives-averaged': () => ({
    expected: 'objetivos que cambien por decisión de las personas socias, nunca por un número',
    todo: 'Haga que una reforma por consenso, o por otra decisión, abarque los objetivos.',
  }),
  'needs-the-person-concerned': () => ({
    expected: 'una mayoría que se alcance sin el voto de la persona afectada',
    todo: 'Deje a esa persona fuera del censo o baje la mayoría por debajo de la totalidad.',
  }),
  'person-concerned-votes': () => ({
    expected: 'un censo sin la persona de la que se trata',
    todo: 'Añádale "except": ["person-concerned"]; o diga en "reading" que esa persona también vota, si eso se quiere.',
  }),
  'secret-but-unanimous': () => ({
    expected: 'una votación secreta cuyo resultado no diga qué votó cada cual',
    todo: 'Si hacen falta todos los votos, aprobarla los revela: baje la mayoría o vote abiertamente.',
  }),
  'half-can-count': (f) => ({
    expected: 'que escrute junta más de la mitad de las personas custodias',
    todo: `Exija más de la mitad de las ${f.holders}: si no, cada mitad podría escrutar por su cuenta y cuando quisiera.`,
  }),
  'too-few-for-secrecy': (f) => ({
    expected: `${f.least} o más`,
    todo: `Indique al menos ${f.least}: con menos, lo que se dice puede revelar qué votó alguien.`,
  }),
  'secret-in-small-groups': (f) => ({
    expected: 'una mayoría que no revele el voto de nadie en ningún grupo que vote en secreto',
    todo: `Con un censo de ${f.from} a ${f.to} pueden hacer falta todos los votos o casi, y el resultado los revelaría: baje la mayoría o indique en "below" qué pasa entonces.`,
  }),
  'nothing-below-the-floor': (f) => ({
    expected: `qué pasa con ${f.decision} si el censo no llega a ${f.least}`,
    todo: 'Dígalo de antemano, porque si no, no se puede decidir: "openly" (abiertamente), "open" (si todo el mundo acepta) o "assembly" con la decisión que la sustituye.',
  }),
  'one-can-hinder': (f) => ({
    expected: `una forma de decidir ${f.decision} que la persona afectada no pueda impedir`,
    todo: 'Una votación abierta que exige la aceptación de todo el mundo exige también la suya: indique "openly" o "assembly".',
  }),
  'indivisible-goes-nowhere': () => ({
    expected: 'adónde van las reservas irrepartibles si la cooperativa se disuelve',
    todo: 'Añada surplusRules.dissolution con indivisibleTo.',
  }),
  'not-covered': () => ({
    expected: 'un capítulo, o una disposición suya como capítulo.nombre, que estos estatutos tengan',
    todo: 'Corrija el nombre o abarque todo con "*".',
  }),
  'missing-link': () => ({
    expected: 'un enlace entre el círculo y su círculo más amplio',
    todo: 'Indique "link": "double", para que dos personas pertenezcan a ambos, o "none" si eso se quiere.',
  }),
  'unchecked-law': (f) => ({
    expected: 'el día en que se consultó esta ley',
    todo:
      f.from === ''
        ? 'Añada checkedOn: las leyes cambian y quien parta de aquí ha de saber de cuándo es.'
        : `Es heredada de ${f.from}, donde nadie la ha consultado: consúltela antes de fiarse y añada aquí checkedOn.`,
  }),
  'not-as-before': () => ({
    expected: 'unos estatutos que sigan como los encontró la comparación',
    todo: 'Repita la comparación desde estos estatutos o rebase la bifurcación.',
  }),
  'not-lent': (f) => ({
    expected: `un asunto que el círculo más amplio ${f.circle} tenga y pueda delegar`,
    todo: `Añada ${f.matter} al ámbito de ${f.circle} o quítelo aquí.`,
  }),
  'file-exists': () => ({
    expected: 'un nombre que todavía no tenga ningún archivo',
    todo: 'Elija otro nombre o aparte ese archivo; no se ha escrito nada.',
  }),
  'parent-changed': (f) => ({
    expected: `${f.parent} como era cuando se escribió esta huella`,
    todo: 'Ha cambiado sin cambiar de versión: lea lo que dice ahora y renueve la huella con coop-rules rebase --onto y --out.',
  }),
  'other-parent': (f) => ({
    expected:
      f.parent === ''
        ? 'ninguna huella, pues estos estatutos no parten de otros'
        : `${f.parent}, de donde parten estos estatutos`,
    todo: 'Borre la huella si es de otros estatutos; coop-rules rebase --onto, con --out, escribe juntos los estatutos y su huella.',
  }),
  'broken-json': (f) => ({
    expected: f.kind === 'empty' ? 'JSON en este archivo' : 'un JSON que siga aquí como empezó',
    todo:
      BROKEN[f.kind] ??
      'Mire esta línea y el final de la anterior: falta o sobra una coma, una comilla o un corchete o llave.',
  }),
  'not-a-charter': () => ({
    expected: 'unos estatutos, con id, versión, título y de qué parten o capítulos como decisions',
    todo: 'Nombre el archivo de unos estatutos: este es otra cosa.',
  }),
  'same-version': () => ({
    expected: 'otra versión que la vigente',
    todo: 'Nombre una versión nueva: las decisiones valen para la versión bajo la que se tomaron.',
  }),
  'too-large': (f) => ({
    expected: `datos de ${f.most} valores como máximo`,
    todo: 'Quite lo que sobra: ningunos estatutos necesitan tanto.',
  }),
  // (end of estatutos)

  // El registro
  'not-a-log': (f) => ({
    expected: `la primera línea de un registro, que es ${f.first} letra por letra`,
    todo: 'Compruebe que sea el archivo correcto; si se ha perdido el principio, recupérelo de una copia de seguridad.',
  }),
  'newer-log': (f) => ({
    expected: `un registro en el formato ${f.format}, el más nuevo que lee esta versión`,
    todo: 'Léalo con una versión más nueva de coop-rules.',
  }),
  'charter-not-named': () => ({
    expected: 'los estatutos por los que se rige la cooperativa',
    todo: 'Indíquelos: --charter ARCHIVO, o --charter y el nombre de un modelo.',
  }),
  'other-charter': (f) => ({
    expected: `los estatutos con los que empezó el registro, ${f.began}`,
    todo: 'Indique esos estatutos: las reformas hechas desde entonces están en el registro.',
  }),
  'newer-event': (f) => ({
    expected: `un hecho de la versión ${f.newest} o anterior`,
    todo: 'Léalo con una versión más nueva de coop-rules.',
  }),
  'unfinished-command': (f) => ({
    expected: 'todos los hechos de la última orden',
    todo: `Su escritura quedó a medias: conserve los primeros ${f.whole} hechos, corte el resto del archivo y dé la orden de nuevo; o recupere el registro de una copia.`,
  }),
  'impossible-event': (f) => ({
    expected: `un hecho que pueda seguir a los ${f.before} anteriores`,
    todo: 'El registro se cambió a mano o es de otros estatutos: indique los estatutos con los que empezó, o recupere el registro de una copia.',
  }),
  'byte-order-mark': () => ({
    expected: 'un archivo sin marca de orden de bytes al principio',
    todo: 'Algún programa volvió a guardar el archivo: recupérelo de una copia de seguridad o quite la marca.',
  }),
  'carriage-return': () => ({
    expected: 'una línea que termine solo con un salto de línea',
    todo: 'Algún programa cambió los finales de línea: recupere el archivo de una copia de seguridad o quite los retornos de carro.',
  }),
  'empty-line': () => ({
    expected: 'ninguna línea vacía',
    todo: 'Quítela: las líneas de antes y después se enlazan por sus huellas.',
  }),
  'broken-line': (f) => ({
    expected: `una línea entera, como lo son todas hasta n ${f.n}`,
    todo: `Si es la última, su escritura quedó a medias: corte el archivo después de la línea ${f.line}. Si no lo es, recupérelo de una copia de seguridad.`,
  }),
  'no-line-feed': () => ({
    expected: 'un salto de línea al final del archivo',
    todo: 'Añádalo: la línea está entera, pero la siguiente quedaría pegada a ella.',
  }),
  'event-too-long': (f) => ({
    expected: `un evento cuya línea tenga ${f.most} caracteres como máximo`,
    todo: 'Divídalo en varios eventos y guarde los documentos aparte del registro.',
  }),
  'lines-missing': (f) => ({
    expected: `n ${f.next}, el que sigue`,
    todo: `Las líneas de n ${f.next} a n ${f.last} faltan o están más abajo: recupere el archivo de una copia de seguridad.`,
  }),
  'out-of-turn': (f) => ({
    expected: `n ${f.next}, pues cada n anterior ya tiene su línea`,
    todo: 'Esta línea está repetida o fuera de su sitio, o dos programas escribieron a la vez: recupere el archivo de una copia de seguridad.',
  }),
  'digest-does-not-fit': () => ({
    expected: 'una huella que corresponda a este evento y a todas las líneas anteriores',
    todo: 'Esta línea se cambió después de escribirse, o se sustituyó la anterior: recupere el archivo de una copia de seguridad.',
  }),
  'rewritten-line': () => ({
    expected: 'una línea tal como se escribió, letra por letra: las claves en su orden, ninguna repetida, sin espacios',
    todo: 'Dice lo mismo con otras letras, así que algún programa volvió a escribir el archivo: recupérelo de una copia de seguridad.',
  }),
  'not-json-value': () => ({
    expected: 'un texto, un número finito, true o false, una lista o un objeto sin clase',
    todo: 'Escríbalo de una de estas formas, por ejemplo un importe como texto; omita la clave que no tenga valor.',
  }),
  // (end of el registro)

  // Votaciones secretas: lo que se pregunta
  'not-a-plain-decimal': () => ({
    expected: 'un número como texto, con 20 cifras como máximo antes del punto y 20 después',
    todo: 'Escríbalo como 12 o 12.5: sin fracciones ni signo de porcentaje.',
  }),
  'too-many-steps': (f) => ({
    expected: `un intervalo de 1 a ${f.most} pasos`,
    todo: 'Elija un paso más amplio o extremos más cercanos entre sí.',
  }),
  'rule-needs-for-or-against': () => ({
    expected: 'una regla solo donde las papeletas sean a favor o en contra',
    todo: 'Pregunte sí o no, o deje elegir una opción entre for, against y abstain, en este orden; o quite la regla.',
  }),
  // (end of lo que se pregunta)

  // Votaciones secretas: claves y ceremonia
  'not-hex-64': () => ({ expected: '64 cifras hexadecimales en minúscula', todo: 'Cópielo entero de donde se hizo.' }),
  'not-a-point': () => ({
    expected: 'un punto de ristretto255 que no sea la identidad, escrito de la única manera que tiene',
    todo: 'Tome la clave o el mensaje tal como lo envió quien lo hizo.',
  }),
  'not-a-scalar': () => ({
    expected: 'un secreto: un número menor que el orden del grupo y distinto de 0',
    todo: 'Tome el secreto del archivo que se guardó al hacerlo.',
  }),
  'not-hashable': () => ({
    expected: 'textos de caracteres enteros, números enteros, listas y objetos, cuya huella es una sola',
    todo: 'Escriba las fracciones como texto y quite los medios caracteres.',
  }),
  'key-twice': (f) => ({
    expected: `una clave que no tenga ya ${f.other}`,
    todo: 'Que cada cual haga una clave propia.',
  }),
  'holders-not-in-order': (f) => ({
    expected: `una persona custodia de la clave cuyo identificador siga a ${f.before}, según los números de sus caracteres`,
    todo: 'Ordene a las personas custodias por su identificador.',
  }),
  'wrong-quorum-of-holders': (f) => ({
    expected: f.from === f.to ? `${f.from}` : `un número entero de ${f.from} a ${f.to}`,
    todo: 'Si se necesitan todas las personas custodias, escriba cuántas son; si no, más de la mitad: de lo contrario dos mitades podrían contar cada una por su lado.',
  }),
  'other-ceremony': () => ({
    expected: 'un mensaje de esta ceremonia, es decir, de este plan',
    todo: 'Quítelo: se hizo para otra votación, otras personas custodias u otro texto.',
  }),
  'not-a-key-holder': () => ({
    expected: 'una persona custodia de la clave en esta ceremonia',
    todo: 'Compare el identificador con el plan.',
  }),
  'message-not-signed': (f) => ({
    expected: `un mensaje firmado por ${f.holder} tal como está`,
    todo: 'Pídalo de nuevo: se cambió por el camino o lo escribió otra persona.',
  }),
  'two-messages': (f) => ({
    expected: `un solo mensaje de cada clase de ${f.holder}`,
    todo: 'Ambos están firmados: pregunte cuál vale y, si se usaron los dos, comience de nuevo la ceremonia.',
  }),
  'not-as-committed': (f) => ({
    expected: `la clave con la que ${f.holder} se comprometió antes de ver las demás`,
    todo: 'Comience de nuevo la ceremonia: puede que la eligiera en función de las demás.',
  }),
  'wrong-commitments': (f) => ({
    expected: `${f.needed} compromisos, tantos como personas custodias se necesitan, o 1 si se necesitan todas`,
    todo: 'Comience de nuevo la ceremonia.',
  }),
  'key-not-proven': (f) => ({
    expected: `una prueba de que ${f.holder} conoce el secreto de esta clave`,
    todo: 'Comience de nuevo la ceremonia: puede que se hiciera con las claves de otras personas.',
  }),
  'wrong-recipients': (f) => ({
    expected: `una parte sellada para cada una de estas personas: ${f.needed}, en este orden`,
    todo: 'Pídalo de nuevo a quien lo envió.',
  }),
  'nothing-to-deal': () => ({
    expected: 'ninguna parte para otras personas cuando se necesitan todas las custodias',
    todo: 'Quítelo.',
  }),
  'deal-not-proven': (f) => ({
    expected: `una prueba de que ${f.holder} selló esta parte sin copiarla de nadie`,
    todo: 'Comience de nuevo la ceremonia.',
  }),
  'dealer-lied': (f) => ({
    expected: `una parte para ${f.holder} que corresponda a los compromisos de ${f.dealer}`,
    todo: `Comience de nuevo la ceremonia sin ${f.dealer}; cualquiera puede comprobar esta reclamación.`,
  }),
  'complaint-not-proven': (f) => ({
    expected: `una prueba de ${f.holder} que abra la parte de la que reclama`,
    todo: `Deje aparte la reclamación y pida a ${f.holder} una confirmación.`,
  }),
  'complaint-false': (f) => ({
    expected: `una parte que no corresponda: esta de ${f.dealer} corresponde`,
    todo: `Comience de nuevo la ceremonia sin ${f.holder}; cualquiera puede comprobar que la reclamación es falsa.`,
  }),
  'other-transcript': (f) => ({
    expected: `una confirmación de las mismas claves: ${f.holder} vio otras`,
    todo: 'Compare lo que recibió cada cual y comience de nuevo la ceremonia.',
  }),
  'notes-missing': () => ({
    expected: 'sus propias notas: ya ha enviado un mensaje',
    todo: 'Tómelas del archivo que guardó; sin él hay que comenzar de nuevo la ceremonia.',
  }),
  'not-the-secret': (f) => ({
    expected: `el secreto de la clave que el plan indica para ${f.holder}`,
    todo: 'Tome el archivo en el que se hizo esa clave.',
  }),
  'not-the-sum': () => ({
    expected: 'la suma de los primeros compromisos de las personas custodias',
    todo: 'Haga la clave con los mensajes de la ceremonia.',
  }),
  'not-confirmed': (f) => ({
    expected: `una confirmación de todas estas claves por ${f.holder}`,
    todo: `Comience de nuevo la ceremonia: ${f.holder} no ha comprobado estas.`,
  }),
  'certified-by-themself': () => ({
    expected: 'un certificado de otra persona',
    todo: 'Pida a otra persona socia o custodia que certifique la clave.',
  }),
  'not-a-certifier': () => ({
    expected: 'un certificado de una persona del censo o custodia de la clave en esta votación',
    todo: 'Pida a una de ellas que certifique la clave.',
  }),
  'certificate-false': (f) => ({
    expected: `un certificado en el que ${f.by} diga que esta es la clave de voto de ${f.member} en esta cooperativa`,
    todo: `Pida a ${f.by} que la certifique de nuevo.`,
  }),
  'too-few-certificates': (f) => ({
    expected: `certificados de ${f.needed} personas distintas`,
    todo: 'Pida a otra persona socia o custodia que certifique la clave.',
  }),
  // (end of claves y ceremonia)

  // Votaciones secretas: el acta y el escrutinio
  'not-a-ballot-record': () => ({
    expected: 'la primera anotación de un acta de votación secreta, de tipo setup',
    todo: 'Compruebe que el archivo es el correcto y que no le falta el principio.',
  }),
  'newer-record': (f) => ({
    expected: `un acta de votación secreta de formato ${f.format}, el más nuevo que esta versión lee`,
    todo: 'Léala con una versión más nueva de coop-rules.',
  }),
  'broken-entry': (f) => ({
    expected: `una anotación entera de JSON, como las ${f.entries} anteriores`,
    todo: 'Si es la última línea, su escritura se interrumpió: córtela. Si no, compare el acta con otra copia.',
  }),
  'entry-too-long': (f) => ({
    expected: `una anotación de ${f.most} caracteres como máximo`,
    todo: 'Compare el acta con otra copia: ninguna anotación es tan larga.',
  }),
  'entry-out-of-turn': (f) => ({
    expected: `la anotación ${f.next}, que es la siguiente`,
    todo: 'Faltan anotaciones, están repetidas o cambiadas de lugar: compare el acta con otra copia.',
  }),
  'chain-broken': () => ({
    expected: 'la huella de la anotación anterior',
    todo: 'Esta anotación se escribió después de otra: el acta está bifurcada o se sustituyó una anotación. Compárela con otra copia.',
  }),
  'fingerprint-does-not-fit': () => ({
    expected: 'la huella de lo que dice esta anotación',
    todo: 'La anotación se cambió después de escribirla: compare el acta con otra copia.',
  }),
  'setup-twice': () => ({
    expected: 'una anotación que siga a la apertura, que consta una sola vez',
    todo: 'Abra un acta aparte para otra votación.',
  }),
  'members-not-in-order': (f) => ({
    expected: `un miembro cuyo identificador siga a ${f.before}, según los números de sus caracteres`,
    todo: 'Ordene a los miembros por su identificador.',
  }),
  'holder-in-electorate': () => ({
    expected: 'un miembro que no custodie parte de la clave',
    todo: 'Elija a las personas custodias de fuera del censo de esta votación.',
  }),
  'rule-cannot-be-sealed': () => ({
    expected: 'una regla que se decida con los votos a favor, el número de papeletas y el censo',
    todo: 'Quite la presencia y el quórum que solo cuente algunas clases de papeletas, o voten en abierto.',
  }),
  'choice-cannot-be-hidden': () => ({
    expected:
      'una política de revelación cuyos extremos se digan, porque los recuentos de varias opciones dicen mucho unos de otros',
    todo: 'Diga los recuentos con sus riesgos, pregunte solo a favor o en contra, o decida por una parte del censo o de las papeletas.',
  }),
  'proof-does-not-hold': () => ({
    expected: 'una prueba que valga para esta papeleta, en este lugar de esta acta',
    todo: 'Retire la papeleta: se cambió, se copió, se hizo para otra votación o dice más de lo que puede.',
  }),
  'signature-does-not-hold': (f) => ({
    expected: `lo que ${f.who} ha firmado, tal como está`,
    todo: `Se cambió después de firmarlo, o lo firmó otra persona: pregunte a ${f.who}.`,
  }),
  'keeper-did-not-sign': () => ({
    expected: 'lo que ha firmado quien lleva el acta, tal como está',
    todo: 'Se cambió después de firmarlo, o lo escribió otra persona: compare el acta con otra copia.',
  }),
  'wrong-slots': (f) => ({
    expected: `una papeleta con ${f.slots} bits cifrados, y una prueba de su suma solo si se eligen opciones`,
    todo: 'Selle la papeleta para esta votación.',
  }),
  'not-in-electorate': () => ({
    expected: 'un miembro del censo',
    todo: 'Compruebe el identificador; quien sale del censo deja de tener papeleta.',
  }),
  'voting-is-over': () => ({
    expected: 'nada después del resultado del recuento final',
    todo: 'Abra un acta aparte para otra votación.',
  }),
  'count-under-way': () => ({
    expected: 'el resultado del recuento en curso',
    todo: 'Añada primero el resultado; lo que llegue después contará en el recuento siguiente.',
  }),
  'wrong-sequence': (f) => ({
    expected: `${f.next}, el siguiente número de las papeletas de este miembro`,
    todo: 'Selle de nuevo la papeleta, a continuación de lo que consta en el acta.',
  }),
  'wrong-before': () => ({
    expected: 'el código de seguimiento de lo que este miembro emitió antes',
    todo: 'Selle de nuevo la papeleta, a continuación de lo que consta en el acta. Si el miembro tiene otro recibo, se omitió una papeleta suya.',
  }),
  'ballot-twice': () => ({
    expected: 'una papeleta que no conste ya en el acta',
    todo: 'Quítela: una papeleta se cuenta una vez.',
  }),
  equivocation: (f) => ({
    expected: `una sola papeleta de ${f.member} con el número ${f.sequence}, y esta es otra`,
    todo: `Las dos están firmadas: pregunte a ${f.member} quién usa su clave de voto, y que emita una papeleta nueva.`,
  }),
  'copied-ciphertext': () => ({
    expected: 'una papeleta sellada por sí misma, sin nada de otra',
    todo: 'Quítela: alguien copió lo que dice otra papeleta.',
  }),
  'opened-ballot': () => ({
    expected: 'una papeleta que no se haya abierto',
    todo: 'Selle otra: lo que se abrió para probar el dispositivo no se cuenta nunca.',
  }),
  'cast-ballot-opened': () => ({
    expected: 'una papeleta que no se haya emitido',
    todo: 'Ábrala en lugar de emitirla, no después: el voto de cada cual queda sellado.',
  }),
  'opening-does-not-fit': () => ({
    expected: 'bits y números aleatorios que formen exactamente esta papeleta',
    todo: 'El dispositivo selló otra cosa que la que dice: no vote con él y avise a quien lo mantiene.',
  }),
  'nothing-to-withdraw': () => ({
    expected: 'un miembro cuya papeleta cuente',
    todo: 'Omita la retirada: no hay papeleta que retirar.',
  }),
  'in-electorate-already': () => ({
    expected: 'un miembro que aún no esté en el censo',
    todo: 'Omita a quien ya está; las claves de voto no se cambian durante una votación.',
  }),
  'rejoins-with-other-key': () => ({
    expected: 'la clave de voto que este miembro tenía antes',
    todo: 'Las claves de voto no se cambian durante una votación: que vuelva con la misma o espere a la siguiente.',
  }),
  'nothing-changes': () => ({ expected: 'alguien que entre o salga', todo: 'Omita la anotación.' }),
  'close-does-not-fit': (f) => ({
    expected: `${f.counted}, según las anotaciones anteriores`,
    todo: 'Quien lleva el acta escribió otro número: compárela con otra copia.',
  }),
  'release-not-allowed': (f) => ({
    expected: `${f.release}, que es lo que se puede decir según la política de revelación de esta votación`,
    todo: 'Escriba eso: se sigue de las anotaciones anteriores.',
  }),
  'not-closed': () => ({
    expected: 'un acta que termine con el cierre de un recuento',
    todo: 'Cierre primero el recuento.',
  }),
  'other-close': () => ({
    expected: 'la huella del cierre con que termina el acta',
    todo: 'Se hizo para otro recuento o para otra copia del acta: compare las copias.',
  }),
  'told-not-allowed': (f) => ({
    expected: `lo que se puede decir cuando el cierre dice ${f.release}, y lo que las papeletas permiten`,
    todo: 'Diga lo que la política de revelación deja de la suma, ni más ni menos.',
  }),
  'sum-does-not-fit': () => ({
    expected: 'la suma que abren las partes de descifrado',
    todo: 'Haga de nuevo el escrutinio de las partes: se escribió otra cosa que la contada.',
  }),
  'not-a-quorum': (f) => ({
    expected: `exactamente ${f.quorum} personas custodias de la clave, en el orden de sus identificadores`,
    todo: 'Tome tantas buenas como abren la suma.',
  }),
  'shares-not-wanted': () => ({
    expected: 'nada que abra la suma: solo lo que se puede decir',
    todo: 'Omítalo; las firmas de las personas custodias responden de lo que se dice.',
  }),
  'signatures-not-wanted': () => ({
    expected: 'ninguna firma: las partes de descifrado muestran lo que se dice, o no se dice nada',
    todo: 'Omítalas.',
  }),
  'share-does-not-hold': (f) => ({
    expected: `una parte de descifrado de esta suma, hecha con la parte de la clave que custodia ${f.holder}`,
    todo: `Pídala de nuevo a ${f.holder}, o arréglese con las demás: se cambió, se hizo para otro recuento o es falsa.`,
  }),
  'too-few-shares': (f) => ({
    expected: `${f.required} partes de descifrado buenas, y llegaron ${f.observed}`,
    todo: 'Pida las suyas a otras personas custodias.',
  }),
  'too-few-signers': (f) => ({
    expected: `${f.required} firmas buenas de personas custodias sobre lo mismo, y llegaron ${f.observed}`,
    todo: 'Pida las suyas a otras personas custodias.',
  }),
  'nothing-may-be-told': () => ({
    expected: 'un recuento del que se pueda decir algo según la política de revelación',
    todo: 'No abra nada: espere más papeletas o papeletas más nuevas, o haga lo que los estatutos dicen para tales votaciones.',
  }),
  'other-vote': () => ({
    expected: 'lo hecho para la votación de esta acta',
    todo: 'Tome el archivo de esta votación.',
  }),
  'forked-record': (f) => ({
    expected: `el acta de la que esta persona custodia ya compartió el recuento ${f.count}`,
    todo: 'Hay dos versiones de esta acta: no comparta nada y muestre ambas a los miembros.',
  }),
  'head-missing': () => ({
    expected: 'un acta en la que una anotación tenga esta huella',
    todo: 'El acta está cortada o es otra versión: compare las copias.',
  }),
  'receipt-missing': () => ({
    expected: 'una papeleta o retirada del acta con este código de seguimiento',
    todo: 'Se ha omitido: muestre el recibo a los demás miembros.',
  }),
  // (end of acta y escrutinio)
  // Almacenes: los motores que guardan hechos y registros.
  'store-unreachable': (f) => ({
    expected: `una respuesta del almacén (${f.reason})`,
    todo: 'Compruebe que su servidor funciona y que la dirección es correcta, y envíe de nuevo la misma orden con el mismo commandId: no se hará dos veces.',
  }),
  'store-login-refused': (f) => ({
    expected: `un nombre y una contraseña que el almacén admita (${f.reason})`,
    todo: 'Corríjalos en la dirección del almacén y compruebe que ese nombre puede usarlo.',
  }),
  'store-address': (f) => ({
    expected: `una dirección de almacén que este adaptador sepa abrir (${f.reason})`,
    todo: 'Escríbala como muestra el README del adaptador.',
  }),
  'store-in-use': (f) => ({
    expected: `un almacén en el que nadie más esté escribiendo (${f.reason})`,
    todo: 'Espere a que el otro proceso termine o deténgalo, e inténtelo de nuevo. No se ha guardado nada.',
  }),
  'store-full': (f) => ({
    expected: `sitio en el almacén (${f.reason})`,
    todo: 'Libere espacio y envíe de nuevo la misma orden. No se ha guardado nada.',
  }),
  'store-read-only': (f) => ({
    expected: `un almacén en el que se pueda escribir (${f.reason})`,
    todo: 'Dé a este proceso permiso de escritura, o abra el almacén que lo admita. No se ha guardado nada.',
  }),
  'store-older': (f) => ({
    expected: `un almacén de esta versión (${f.reason})`,
    todo: 'Haga una copia de seguridad con la versión que lo creó y restáurela en un almacén nuevo.',
  }),
  'store-newer': (f) => ({
    expected: `un almacén que esta versión del adaptador conozca (${f.reason})`,
    todo: 'Use la versión más nueva del adaptador que lo creó. No se ha cambiado nada.',
  }),
  'store-damaged': (f) => ({
    expected: `un almacén tal como lo escribe este adaptador (${f.reason})`,
    todo: 'Compruebe que la dirección es la del almacén correcto; si lo es, restaure la última copia en uno nuevo y compárelos.',
  }),
  'too-large-together': (f) => ({
    expected: `como mucho ${f.most} bytes guardados a la vez`,
    todo: 'Divida la orden en varias más pequeñas. No se ha guardado nada.',
  }),
  'position-unknown': () => ({
    expected: 'un lugar que este almacén haya dado para esta corriente',
    todo: 'Lea la corriente desde el principio y guarde los lugares que da.',
  }),
  'gave-up': (f) => ({
    expected: `un momento en que nadie más escribiera, en ${f.attempts} intentos`,
    todo: 'Envíe de nuevo la misma orden con el mismo commandId: no se hará dos veces.',
  }),
  'command-id-taken': () => ({
    expected: 'un nombre que no tenga ninguna orden de otra persona',
    todo: 'Dé a cada orden un nombre propio, como un UUID.',
  }),
  'not-a-backup': (f) => ({
    expected: `una copia de seguridad, que empieza por ${f.first}`,
    todo: 'Compruebe que es el archivo correcto; si está comprimido o cifrado, antes hay que descomprimirlo o descifrarlo.',
  }),
  'newer-backup': (f) => ({
    expected: `una copia de seguridad del formato ${f.format}, el más nuevo que lee esta versión`,
    todo: 'Restáurela con una versión más nueva de coop-rules.',
  }),
  'backup-cut': () => ({
    expected: 'la última línea de una copia de seguridad, que dice que está completa',
    todo: 'Está cortada, o no se terminó de hacer: use otra copia, o hágala de nuevo.',
  }),
  'backup-line': (f) => ({
    expected: `una línea como ${f.next}`,
    todo: 'Esta línea se cambió, se movió, se repitió o se perdió después de hacer la copia de seguridad: use otra copia.',
  }),
  'backup-damaged': () => ({
    expected: 'lo que se escribió, según su resumen criptográfico',
    todo: 'Algo se cambió aquí después de hacer la copia de seguridad: use otra copia.',
  }),
  'nothing-stored': () => ({
    expected: 'una cooperativa de la que haya algo guardado',
    todo: 'Compruebe que la dirección del almacén y el identificador de la cooperativa son correctos.',
  }),
  'not-empty': () => ({
    expected:
      'un almacén que no tenga nada de esta cooperativa, o solo el principio de lo que tiene la copia de seguridad',
    todo: 'Restaure en un almacén nuevo, o aparte antes lo que hay. No se ha cambiado nada.',
  }),
  'restored-otherwise': () => ({
    expected: 'lo restaurado, tal como está en la copia de seguridad',
    todo: 'El almacén devuelve algo distinto de lo que se le dio, u otro proceso escribe en él: no lo use, y restaure en otro.',
  }),
  'command-twice': (f) => ({
    expected: `un commandId que ninguna orden anterior tenga, y lo tiene el evento ${f.before}`,
    todo: 'La misma orden se guardó dos veces: restaure la última copia de seguridad en un almacén nuevo y compare.',
  }),
  'broken-commit': () => ({
    expected: 'todos los eventos de una orden, el último de ellos sin more',
    todo: 'Falta parte de una orden: restaure la última copia de seguridad en un almacén nuevo y compare.',
  }),
  'broken-record': () => ({
    expected: 'todas las partes del documento, tal como se guardaron',
    todo: 'Guarde de nuevo el documento, o restáurelo de una copia de seguridad.',
  }),
  'ballot-record-begun': () => ({
    expected: 'una votación de la que aún no se guarde ningún registro de papeletas',
    todo: 'Abra el registro que hay; otra votación lleva otro nombre.',
  }),
  'ballot-record-missing': () => ({
    expected: 'un registro de papeletas ya comenzado',
    todo: 'Comiéncelo antes, con la votación, la clave de las papeletas y el censo.',
  }),
  'ballot-record-rewritten': () => ({
    expected: 'el registro de papeletas recibido, con líneas añadidas al final',
    todo: 'Devuelva lo que addBallot y las funciones parecidas responden para el registro recibido. No se ha guardado nada.',
  }),
  'adapter-missing': () => ({
    expected: 'el archivo de un adaptador, o un paquete instalado aquí que lo contenga',
    todo: 'Escriba ./ delante del nombre de un archivo, o instale el paquete con npm install.',
  }),
  'adapter-needs': (f) => ({
    expected: `${f.needed}, que el adaptador necesita`,
    todo: 'Instálelo junto al adaptador con npm install.',
  }),
  'adapter-broken': (f) => ({
    expected: `un módulo que se pueda cargar (${f.reason})`,
    todo: 'Arregle el módulo, o compílelo si antes hay que compilarlo.',
  }),
  'not-an-adapter': () => ({
    expected: 'un módulo que exporte la función open, como hace un adaptador',
    todo: 'Véase docs/guides/write-an-adapter.md.',
  }),
  'store-failed': (f) => ({
    expected: `una respuesta del almacén (${f.reason})`,
    todo: 'El adaptador no dice con palabras propias qué falla: consulte el registro del motor.',
  }),
  // (end of almacenes)
  'model-module': (f) => ({
    expected: `un módulo cuya exportación por defecto es un modelo, o una lista de modelos (${f.reason})`,
    todo: 'Corrija el módulo, o su dirección.',
  }),
  'model-name-taken': () => ({
    expected: 'un nombre que no tenga otro modelo',
    todo: 'Dé otro nombre a su modelo.',
  }),
  'model-not-shared': () => ({
    expected: 'el módulo del que procede el modelo, porque cada hilo lo carga de nuevo',
    todo: 'Indique la dirección del módulo en models, o trabaje con un solo hilo.',
  }),
  'wrong-workers': () => ({ expected: 'un número entero de 1 a 1024', todo: 'Diga cuántos hilos han de trabajar.' }),
  'wrong-shard': () => ({
    expected: 'una parte como 3/7: la tercera de siete, contadas desde 1, de 1000000 como máximo',
    todo: 'Corrija los números.',
  }),
  'peer-missing': (f) => ({
    expected: `el paquete ${f.peer}, que no está instalado`,
    todo: `Instálelo junto a coop-rules, con npm install ${f.peer}.`,
  }),
  'not-a-row': () => ({
    expected: 'la fila de una ejecución de este plan',
    todo: 'Mire si el archivo pertenece a este barrido; una línea estropeada puede quitarse, y su ejecución se repite.',
  }),
  'rows-differ': (f) => ({
    expected: `la misma fila de la ejecución ${f.run} que en ${f.first}, línea ${f.firstLine}`,
    todo: 'La misma ejecución dio resultados distintos: una máquina falla, un modelo no es función de su entrada, o se cambió un archivo. Averigüe cuál antes de creer fila alguna.',
  }),
  'shard-taken': (f) => ({
    expected: `una parte en la que nadie trabaja; lo hace el proceso ${f.process} de ${f.host}`,
    todo: 'Espere a que termine; si ya no se ejecuta, borre este archivo.',
  }),
  'rows-there': () => ({
    expected: 'una carpeta en la que no se hayan empezado estas ejecuciones',
    todo: 'Diga --resume para seguir con lo que hay, o tome otra carpeta.',
  }),
  'plan-changed': (f) => ({
    expected: `${f.was}, con lo que se empezó el barrido`,
    todo: 'Tome el plan tal como era, o empiece otro barrido en otra carpeta.',
  }),
  'model-changed': (f) => ({
    expected: `el modelo ${f.model}, versión ${f.version}, tal como era cuando se empezó el barrido: su archivo tenía el SHA-256 ${f.was}`,
    todo: 'Suba su versión y tome otra carpeta; o diga --same-model, si no cambió nada de lo que dependan sus ejecuciones.',
  }),
  'module-not-said': (f) => ({
    expected: `el módulo de su modelo: este barrido se empezó con --models ${f.module}`,
    todo: 'Dígalo de nuevo.',
  }),
  'no-such-run': () => ({
    expected: 'el nombre de una ejecución de este barrido, tal como figura en la columna run de runs.csv',
    todo: 'Copie el nombre entero.',
  }),
  'not-a-sweep': () => ({
    expected: 'la carpeta de un barrido, con su plan.json',
    todo: 'Nombre la carpeta que se dio a coop-rules sweep como --out.',
  }),
  'plan-lost': () => ({
    expected: 'el plan con el que se hicieron las filas de esta carpeta, tal como lo escribió el barrido',
    todo: 'Devuelva su plan.json tal como era, o empiece otro barrido en otra carpeta.',
  }),
  'wrong-cells': (f) => ({
    expected: `${f.count} celdas, como en el encabezado`,
    todo: 'Complete lo que falta, o ponga entre comillas un texto que contenga un separador.',
  }),
  'wrong-header': (f) => ({
    expected: `un nombre en la columna ${f.column} del encabezado que no tenga otra columna`,
    todo: 'Escriba la ruta de un parámetro, como members o spread.from.',
  }),
  'no-points': () => ({
    expected: 'un encabezado con las rutas de los parámetros, y una línea por cada punto',
    todo: 'Añada los puntos.',
  }),
  // (end of barridos)
  'unknown-model': (f) => ({
    expected: `uno de los modelos: ${f.known}`,
    todo: 'Corrija el nombre, o indique el módulo de su propio modelo: --models MÓDULO.',
  }),
  'other-model-version': (f) => ({
    expected: `la versión ${f.version} del modelo ${f.model}, que es la que hay aquí`,
    todo: 'Instale la versión del paquete con la que se hizo el plan, o quite modelVersion y ejecute todo de nuevo.',
  }),
  'unknown-parameter': (f) => ({
    expected: `la ruta de un parámetro: ${f.known}`,
    todo: 'Corrija la ruta, o quítela.',
  }),
  'varied-and-set': (f) => ({
    expected: `nada para ${f.path}, que varía en ${f.where}`,
    todo: 'Quítelo de parameters, o no lo haga variar.',
  }),
  'default-not-completed': (f) => ({
    expected: `todo ${f.path}, del que el plan solo dice ${f.part}: un valor por defecto se toma entero, y nunca se completa`,
    todo: `Indique el resto de ${f.path} en parameters.`,
  }),
  'two-designs': () => ({ expected: 'uno solo de vary, points y sample', todo: 'Deje el que se quiere decir.' }),
  'too-many-runs': (f) => ({
    expected: `un plan de ${f.most} ejecuciones como máximo`,
    todo: 'Varíe menos valores, o repita menos veces cada punto.',
  }),
  'no-ranges': () => ({
    expected: 'al menos un parámetro con el intervalo del que se toma',
    todo: 'Nombre los parámetros por cuya influencia se pregunta.',
  }),
  'too-many-ranges': (f) => ({
    expected: `${f.most} parámetros como máximo en el diseño sobol`,
    todo: 'Cribe primero con el diseño morris, y quédese con los que importan.',
  }),
  'empty-range': () => ({
    expected: 'un intervalo de un número a otro mayor, ambos enteros donde se dice whole',
    todo: 'Corrija sus extremos, o fije el parámetro en parameters.',
  }),
  'draws-nothing': () => ({
    expected: 'nada en común, porque este modelo no deja nada al azar',
    todo: 'Quítelo: sus ejecuciones salen igual sin ello.',
  }),
  'not-among': (f) => ({ expected: `uno de ${f.known}`, todo: 'Corrija el nombre.' }),
  'no-steps': () => ({
    expected: 'un plan que conserva los pasos intermedios',
    todo: 'Ponga series en true, o dibuje otra cosa.',
  }),
  'heat-needs-by': () => ({ expected: 'el parámetro que se muestra hacia arriba', todo: 'Nómbrelo en by.' }),
  'plot-named-twice': () => ({
    expected: 'un nombre propio para cada imagen',
    todo: 'Dé otro nombre a una de ellas.',
  }),
  'wrong-weights': (f) => ({
    expected: `una fila de pesos por cada uno de los ${f.members} miembros, con un peso para cada uno de ellos, no todos 0`,
    todo: 'Corrija la fila, o cambie cuántos miembros hay.',
  }),
  'not-a-preflib-line': () => ({
    expected: 'una línea de la cabecera como # TITLE: Consejo, o tras todas ellas una preferencia como 13: 1,{4,3},2',
    todo: 'Corrija la línea; un texto de la cabecera no lleva espacios en sus extremos y cabe en una línea.',
  }),
  'preflib-missing': (f) => ({
    expected: `la línea # ${f.what}: con un valor`,
    todo: 'Añádala a la cabecera.',
  }),
  'preflib-count': (f) => ({
    expected: `${f.counted} como ${f.what}, que es lo que contiene el archivo`,
    todo: 'Mire si el archivo está entero; si lo está, corrija la cuenta o quite su línea.',
  }),
  'not-of-its-type': (f) => ({
    expected: `una preferencia del tipo ${f.type}: en soc y soi no hay empates, en soc y toc no falta nadie, cat tiene un grupo por categoría`,
    todo: 'Corrija la línea, o indique el tipo que conviene a todas.',
  }),
  'no-sample': () => ({
    expected: 'un barrido cuyo plan tiene una muestra (sample)',
    todo: 'Dé al plan una muestra con el diseño sobol o morris, y ejecútelo de nuevo.',
  }),
  'not-taken': (f) => ({
    expected: `lo que admite su comprobación, que dice: ${f.reason}`,
    todo: 'Corríjalo; el motivo está en las palabras de quien escribió la comprobación.',
  }),
  // (end of simulación)
}

const STANDINGS: Readonly<Record<string, string>> = {
  nobody: 'nunca se incorporó',
  applicant: 'solo ha pedido el ingreso',
  probationer: 'está a prueba',
  member: 'es miembro',
  suspended: 'está en suspenso',
  former: 'ya no es miembro',
  gone: 'ha fallecido o se ha disuelto',
}

/** Cómo se escribe cada cosa en un archivo; en un programa, igual. */
const WRITE: Record<string, string> = {
  'an object': 'Escriba ahí { … }.',
  'a list': 'Escriba ahí [ … ].',
  text: 'Escriba ahí un texto, entre comillas.',
  'true or false': 'Escriba true o false, sin comillas.',
  'a number': 'Escríbalo con cifras, sin comillas.',
  'a whole number': 'Escríbalo con cifras, sin punto y sin comillas.',
  'an exact number': 'Hágalo con exact; lo que vuelve de JSON se lee antes con fromPlain.',
  'an amount as a bigint': 'Lea antes con fromPlain lo que vuelve de JSON.',
  'a reason with all its facts':
    'Entregue las razones de un resultado; lo que vuelve de JSON se lee antes con fromPlain.',
}

/** Lo que hace quien escribe JSON a mano. */
const BROKEN: Record<string, string> = {
  empty: 'Está vacío: escriba en él { … } o nombre el archivo que se quería.',
  quotes: 'Escriba comillas dobles rectas (") en esta línea: las de un procesador de textos, o las simples, son otras.',
  comment: 'Quite el comentario: JSON no los tiene.',
  comma: 'Quite la coma que está antes de esta llave o corchete: tras lo último no va ninguna.',
  end: 'El archivo acaba antes de cerrar todo lo que abrió: al final falta una } o un ].',
}

const KINDS: Record<string, string> = {
  'an object': 'un objeto',
  'a list': 'una lista',
  text: 'un texto',
  'true or false': 'true o false',
  true: 'true',
  'text or a number': 'un texto o un número',
  'a number': 'un número',
  'a whole number': 'un número entero',
  'a model, or a list of models': 'un modelo, o una lista de modelos',
  'a shape of zod 4': 'una forma (schema) de zod 4',
  'a function that is not async': 'una función que no sea async',
  'an exact number': 'un número exacto',
  'an amount as a bigint': 'un importe como bigint',
  'a reason with all its facts': 'una razón con todos sus datos',
}
