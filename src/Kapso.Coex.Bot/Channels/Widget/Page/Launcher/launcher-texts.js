// The launcher's words. The chat brings its own.
const launcherTexts = {
  en: {
    open: 'Open support chat',
    close: 'Close support chat',
    unread: count => `${count} new ${count === 1 ? 'message' : 'messages'}`,
    chat: 'Support chat',
    dismiss: 'Hide this message',
    loading: 'Opening the chat…',
    trouble: 'The chat cannot be reached at the moment. We keep trying.',
    retry: 'Try now',
  },
  es: {
    open: 'Abrir el chat de soporte',
    close: 'Cerrar el chat de soporte',
    unread: count => `${count} ${count === 1 ? 'mensaje nuevo' : 'mensajes nuevos'}`,
    chat: 'Chat de soporte',
    dismiss: 'Ocultar este mensaje',
    loading: 'Abriendo el chat…',
    trouble: 'No se puede abrir el chat en este momento. Seguimos intentándolo.',
    retry: 'Intentar ahora',
  },
  pt: {
    open: 'Abrir o chat de suporte',
    close: 'Fechar o chat de suporte',
    unread: count => `${count} ${count === 1 ? 'mensagem nova' : 'mensagens novas'}`,
    chat: 'Chat de suporte',
    dismiss: 'Ocultar esta mensagem',
    loading: 'Abrindo o chat…',
    trouble: 'Não é possível abrir o chat agora. Continuamos tentando.',
    retry: 'Tentar agora',
  },
};
