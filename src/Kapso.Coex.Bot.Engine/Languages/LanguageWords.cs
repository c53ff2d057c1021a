namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Small words that tell the languages apart, folded as customers type them.</summary>
internal static class LanguageWords
{
    public const string English = """
        the is are was were am be been my i im ive we our us you your they their he she his her it its this that these those there
        and or but not dont doesnt didnt cant cannot wont isnt arent wasnt havent hasnt couldnt do does did have has had can could
        will would should may might get gets got getting need want keep keeps how what where when why who which with without from
        for to of in on at by as after before since if because so just only also again still already now new old first every all
        any some none phone number name message messages customer customers account business help please pls thanks thank hello hi
        hey sorry says say said shows show showing appear appears missing work works working worked connect connecting connected
        disconnect disconnected remove removed removing delete deleted send sending sent receive receiving person someone human
        talk speak call step done yes ready back wrong right picked chose choose scan scanned use used using try tried trying
        provider partner partners previous eligible blocked banned broken crash crashes free price cost much many long way
        yesterday today week month day days screenshot skip stop wait waiting okay nothing here out up down off than then too
        """;

    public const string Spanish = """
        el los las y en con una un del al pero ya mi mis muy hay cuando donde desde hace hacer hago haciendo tengo tenemos tiene
        tienen puedo puede pueden podemos quiero queremos sale salen lo le les su sus yo es fue era son este estos esto eso esa ese
        estoy estan estamos despues ahora hola gracias ayuda buenas buenos dias tardes xq porfa ustedes usted nosotros ellos
        nombre nombres telefono telefonos cuenta cuentas proveedor mensaje mensajes sin hasta tambien solo mas alguien nadie nada
        ningun ninguna siempre ayer hoy luego otra otro otros nuevo nueva viejo mismo misma cual cuales cuanto cuesta quien
        porque dice dicen dijo deja dejo aqui aca ahi alla listo hecho si volver hablar persona conectarlo empresa negocio
        quite quito quitar borre borrar elegi escogi vinculado vincular desvincular celu movil equipo captura pantalla
        bandeja llega llegan llego llegar envio enviar mando paso pasos pasa siguiente necesito falta faltan
        vacio vacia vacias vacios fui han has he hemos habia sigue siguen saliendo socio numeros tarjeta pago plantilla plantillas correo entonces
        """;

    public const string Portuguese = """
        o os as e em com um uma do da dos das na nas ao aos nao mas ja meu minha meus minhas muito tem tenho temos posso pode
        quero queremos pra pro pras pros pelo pela voce vc vcs voces isso esse essa ele ela eles foi eu depois agora oi ola obrigado
        obrigada ajuda bom boa dia tarde noite pq oq qdo nome nomes celular conta contas provedor mensagem mensagens sem ate tambem
        tb tbm cade onde quando qual quais quanto quem fazer faco fiz erro erros sai sumiu sumiram ninguem alguem nenhum
        nenhuma sempre ontem hoje outra outro novo nova velho antigo mesmo mesma so mais diz fala falar pessoa empresa
        negocio parceiro sim pronto feito voltar to ta tava estou estao conectei tirei removi exclui apaguei escolhi
        aparelho aparelhos loja cartao pagamento modelo modelos faz fica ficou caiu caindo chega chegam recebo receber enviar envia
        deu dando vazio vazia vai vou vamos era vieram preciso consigo conseguir la aqui ainda ai pessoal gente chamado atendente kkk kkkk
        num numa ter sou somos vi veio sei n ne qd nosso nossa nossos fornecedor telefone tchau
        """;

    public const string Iberian = """
        de que para por como se me no esta antes numero conecta conecto conectar aparece codigo cliente clientes problema favor
        manual quero antes contato sistema ver vez veces sobre entre si te nos verificar empresa negocio era ajuda
        """;

    public const string NoSign = """
        ok whatsapp business app meta facebook kapso api cloud qr sms error waba web partner embedded signup webhook template display
        chat chats login inbox coexistence link bot ticket bm bsp status human skip stop help
        """;
}
